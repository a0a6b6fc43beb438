import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { answer, api } from '../api/client'
import { asProblem } from '../api/problem'
import type { SmartAccount } from '../api/types'
import { useNames } from '../portal/i18n/names'
import { useText } from '../portal/i18n/text'
import { useWord } from '../portal/i18n/words'
import { Facts } from '../ui/Facts'
import { Identifier } from '../ui/Identifier'
import { Moment } from '../ui/Moment'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { ProblemNotice } from '../ui/problems'
import { StatusBadge } from '../ui/StatusBadge'
import { unicodeName } from '../ui/unicode-name'
import { Waiting } from '../ui/Waiting'
import styles from './AccountPage.module.css'
import { Members } from './Members'
import { VirtualAccounts } from './VirtualAccounts'

export function AccountPage() {
  const text = useText()
  const { accountId } = useParams({ from: '/accounts/$accountId' })
  const account = useQuery({
    queryKey: ['account', accountId],
    queryFn: () => answer(api.GET('/smart-accounts/{id}', { params: { path: { id: accountId } } })),
  })
  if (account.data) return <OneAccount account={account.data} />
  return (
    <Page title={text('ui.account.title')}>
      {account.error ? (
        <ProblemNotice problem={asProblem(account.error)} onRetry={() => account.refetch()} />
      ) : (
        <Panel>
          <Waiting lines={6} />
        </Panel>
      )}
    </Page>
  )
}

function OneAccount({ account }: { account: SmartAccount }) {
  const text = useText()
  const say = useWord()
  const names = useNames()
  return (
    <Page
      title={account.name}
      badge={<StatusBadge word={account.status} />}
      lead={text('ui.account.lead', { domain: unicodeName(account.domainIdentifier) })}
    >
      <div className={styles.columns}>
        <div className={styles.main}>
          {account.may.seeVirtualAccounts && <VirtualAccounts accountId={account.id} />}
          {account.may.seeMembers && <Members accountId={account.id} />}
          {!account.may.seeMembers && !account.may.seeVirtualAccounts && (
            <Panel title={text('ui.account.outside_title')}>
              <p>{text('ui.account.outside')}</p>
            </Panel>
          )}
        </div>
        <Panel title={text('ui.account.about')}>
          <Facts
            rows={[
              [text('ui.field.account'), account.name],
              [text('ui.field.domain'), <Identifier key="domain" name={account.domainIdentifier} />],
              [text('ui.account.number'), account.id],
              [text('ui.field.country'), account.country && names.country(account.country)],
              [text('ui.account.type'), say('ui.type', account.type)],
              [text('ui.account.visibility'), account.visibility && say('ui.visibility', account.visibility)],
              [text('ui.account.since'), <Moment key="since" at={account.createdAt} />],
            ]}
          />
        </Panel>
      </div>
    </Page>
  )
}
