import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, useState } from 'react'
import type { SmartAccount } from '../api/types'
import { useNames } from '../portal/i18n/names'
import { useText } from '../portal/i18n/text'
import { useWord } from '../portal/i18n/words'
import { type Deed, Done } from '../ui/Done'
import { Facts } from '../ui/Facts'
import { Icon } from '../ui/Icon'
import { Identifier } from '../ui/Identifier'
import { LinkButton } from '../ui/LinkButton'
import { Moment } from '../ui/Moment'
import { OnceOpened } from '../ui/OnceOpened'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { Row, Rows } from '../ui/Rows'
import { StatusBadge } from '../ui/StatusBadge'
import { unicodeName } from '../ui/unicode-name'
import styles from './AccountPage.module.css'
import { useAccount } from './account-place'
import { Scope } from './Scope'

const EditAccount = lazy(async () => ({ default: (await import('./EditAccount')).EditAccount }))

/** What the account is, what one is in it, and what somebody who runs it does first. */
export function AccountPage() {
  const text = useText()
  const account = useAccount()
  const [editing, setEditing] = useState(false)
  const [deed, setDeed] = useState<Deed | null>(null)
  const { may } = account
  return (
    <Page
      title={account.name}
      badge={<StatusBadge word={account.status} />}
      lead={text('ui.account.lead', { domain: unicodeName(account.domainIdentifier) })}
      actions={
        may.edit && (
          <Button
            variant="default"
            size="sm"
            leftSection={<Icon name="pen" size={16} />}
            onClick={() => setEditing(true)}
          >
            {text('ui.edit_account.open')}
          </Button>
        )
      }
    >
      <Done deed={deed} />
      <div className={styles.columns}>
        <div className={styles.main}>
          {!may.seeMembers && !may.seeVirtualAccounts && (
            <Panel title={text('ui.account.outside_title')}>
              <p>{text('ui.account.outside')}</p>
              <AskForAccess account={account} />
            </Panel>
          )}
          <OwnRoles account={account} />
          <NextSteps account={account} />
          {!may.manageMembers && <NoAnswer account={account} />}
        </div>
        <About account={account} />
      </div>
      {may.edit && (
        <OnceOpened opened={editing}>
          <EditAccount
            account={account}
            opened={editing}
            onClose={() => setEditing(false)}
            onSaved={() => {
              setEditing(false)
              setDeed({ sentence: text('ui.edit_account.saved') })
            }}
          />
        </OnceOpened>
      )}
    </Page>
  )
}

function AskForAccess({ account }: { account: SmartAccount }) {
  const text = useText()
  if (account.myAccessRequest) {
    return (
      <p>
        {text('ui.account.asked')}{' '}
        <Link to="/access-requests/$accessRequestId" params={{ accessRequestId: account.myAccessRequest }}>
          {text('ui.account.see_asked')}
        </Link>
      </p>
    )
  }
  if (!account.may.askForAccess) return null
  return (
    <p>
      <LinkButton to="/access-requests/new" search={{ domain: account.domainIdentifier }}>
        {text('ui.account.ask')}
      </LinkButton>
    </p>
  )
}

function OwnRoles({ account }: { account: SmartAccount }) {
  const text = useText()
  const say = useWord()
  if (account.myRoles.length === 0) return null
  return (
    <Panel
      title={text('ui.account.own_roles')}
      aside={<Link to="/my-roles">{text('ui.account.all_own_roles')}</Link>}
    >
      <Rows>
        {account.myRoles.map((own) => (
          <Row key={own.memberId} name={say('ui.role', own.role)}>
            <Scope of={own} />
          </Row>
        ))}
      </Rows>
    </Panel>
  )
}

/** Whoever cannot reach the administrators finds the way to new ones. */
function NoAnswer({ account }: { account: SmartAccount }) {
  const text = useText()
  if (account.status !== 'active') return null
  return (
    <Panel title={text('ui.take_over.no_answer')}>
      <p>{text('ui.take_over.no_answer_hint')}</p>
      <Link to="/take-over" search={{ domain: account.domainIdentifier }}>
        {text('ui.take_over.title')}
      </Link>
    </Panel>
  )
}

function NextSteps({ account }: { account: SmartAccount }) {
  const text = useText()
  const params = { accountId: account.id }
  const { may } = account
  if (!may.manageMembers && !may.manageVirtualAccounts) return null
  return (
    <Panel title={text('ui.account.next')}>
      <Rows>
        {may.manageMembers && (
          <Row
            name={
              <Link to="/accounts/$accountId/members" params={params}>
                {text('ui.account.next_people')}
              </Link>
            }
          >
            {text('ui.account.next_people_hint')}
          </Row>
        )}
        {may.manageVirtualAccounts && (
          <Row
            name={
              <Link to="/accounts/$accountId/virtual-accounts" params={params}>
                {text('ui.account.next_places')}
              </Link>
            }
          >
            {text('ui.account.next_places_hint')}
          </Row>
        )}
      </Rows>
    </Panel>
  )
}

function About({ account }: { account: SmartAccount }) {
  const text = useText()
  const say = useWord()
  const names = useNames()
  return (
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
  )
}
