import { Link } from '@tanstack/react-router'
import type { User } from '../../api/types'
import { AskedBy } from '../../requests/lists/AskedBy'
import { Progress } from '../../requests/lists/Progress'
import { RequestList } from '../../requests/lists/RequestList'
import { useReviewsWaiting } from '../../requests/waiting'
import { EmptyState } from '../../ui/EmptyState'
import { Icon } from '../../ui/Icon'
import { LinkButton } from '../../ui/LinkButton'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { Panel } from '../../ui/Panel'
import { unicodeName } from '../../ui/unicode-name'
import { useText } from '../i18n/text'
import { useWord } from '../i18n/words'
import styles from './Desk.module.css'
import { MailTrouble } from './MailTrouble'

/** Home of a signed-in person: what waits for them first, then what they wait for. */
export function Desk({ user }: { user: User }) {
  const text = useText()
  const say = useWord()
  const reviews = useReviewsWaiting(user)
  const ask = user.may.requestAccount && (
    <LinkButton to="/requests/new" leftSection={<Icon name="plus" size={18} />}>
      {text('ui.requests.request_account')}
    </LinkButton>
  )
  return (
    <Page title={text('ui.home.welcome', { name: user.name })} actions={ask}>
      {user.may.review && <MailTrouble />}
      {reviews.count > 0 && (
        <Notice tone="wait" title={text('ui.home.reviews', { count: reviews.count })}>
          <Link to="/review">{text('ui.home.to_review')}</Link>
        </Notice>
      )}
      <div className={styles.columns}>
        <Panel
          title={text('ui.decisions.title')}
          aside={<Link to="/decisions">{text('ui.home.all_decisions')}</Link>}
        >
          <RequestList
            as="approver"
            status="pending"
            limit={5}
            line={(request) => <AskedBy request={request} />}
            empty={<EmptyState icon="check" title={text('ui.decisions.empty')} />}
          />
        </Panel>
        <Panel
          title={text('ui.home.my_requests')}
          aside={<Link to="/requests">{text('ui.home.all_requests')}</Link>}
        >
          <RequestList
            as="requester"
            limit={5}
            line={(request) => <Progress request={request} />}
            empty={
              <EmptyState icon="mail" title={text('ui.requests.empty')}>
                <p>{text('ui.requests.empty_hint')}</p>
              </EmptyState>
            }
          />
        </Panel>
      </div>
      {user.memberships.length > 0 && (
        <Panel
          title={text('ui.home.my_accounts')}
          aside={<Link to="/my-roles">{text('ui.shell.my_roles')}</Link>}
        >
          <ul className={styles.accounts}>
            {user.memberships.map((membership) => (
              <li key={membership.memberId}>
                <Link to="/accounts/$accountId" params={{ accountId: membership.smartAccountId }}>
                  {membership.name}
                </Link>
                <span className={styles.small}>
                  {unicodeName(membership.domainIdentifier)} · {say('ui.role', membership.role)}
                  {membership.virtualAccountName && ` · ${membership.virtualAccountName}`}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </Page>
  )
}
