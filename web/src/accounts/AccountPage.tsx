import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { asProblem } from '../api/problem'
import type { SmartAccount } from '../api/types'
import { useNames } from '../portal/i18n/names'
import { useText } from '../portal/i18n/text'
import { useWord } from '../portal/i18n/words'
import { type Deed, Done } from '../ui/Done'
import { Facts } from '../ui/Facts'
import { Icon } from '../ui/Icon'
import { Identifier } from '../ui/Identifier'
import { Moment } from '../ui/Moment'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { ProblemNotice } from '../ui/problems'
import { StatusBadge } from '../ui/StatusBadge'
import { unicodeName } from '../ui/unicode-name'
import { Waiting } from '../ui/Waiting'
import styles from './AccountPage.module.css'
import { accountQuery } from './account-query'
import { EditAccount } from './EditAccount'
import { Members } from './Members'
import { VirtualAccounts } from './VirtualAccounts'

export function AccountPage() {
  const text = useText()
  const { accountId } = useParams({ from: '/accounts/$accountId' })
  const account = useQuery(accountQuery(accountId))
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
  const [editing, setEditing] = useState(false)
  const [deed, setDeed] = useState<Deed | null>(null)
  return (
    <Page
      title={account.name}
      badge={<StatusBadge word={account.status} />}
      lead={text('ui.account.lead', { domain: unicodeName(account.domainIdentifier) })}
      actions={
        account.may.edit && (
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
      {account.may.edit && (
        <EditAccount
          account={account}
          opened={editing}
          onClose={() => setEditing(false)}
          onSaved={() => {
            setEditing(false)
            setDeed({ sentence: text('ui.edit_account.saved') })
          }}
        />
      )}
    </Page>
  )
}
