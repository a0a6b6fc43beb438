import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { HelpButton } from '../../portal/help/HelpButton'
import { useText } from '../../portal/i18n/text'
import { type Deed, Done } from '../../ui/Done'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { Paged } from '../../ui/Paged'
import { Panel } from '../../ui/Panel'
import { Rows } from '../../ui/Rows'
import { unicodeName } from '../../ui/unicode-name'
import { useAccount } from '../account-place'
import { AddDomain } from './AddDomain'
import { OneDomain } from './OneDomain'
import { domainsQuery } from './queries'

/** Further domains of the company, and how the proof of each stands. */
export function DomainsPage() {
  const text = useText()
  const account = useAccount()
  const [deed, setDeed] = useState<Deed | null>(null)
  const list = useInfiniteQuery(domainsQuery(account.id))
  const onDone = (sentence: string) => setDeed({ sentence })
  return (
    <Page
      title={text('ui.domains.title')}
      of={account.name}
      lead={text('ui.domains.lead', { domain: unicodeName(account.domainIdentifier) })}
      actions={<HelpButton guide="prove-a-domain" />}
    >
      <Done deed={deed} />
      {account.may.edit && <AddDomain accountId={account.id} onDone={onDone} />}
      <Panel title={text('ui.domains.list')}>
        <Paged
          list={list}
          lines={4}
          empty={
            <EmptyState icon="globe" title={text('ui.domains.empty')}>
              <p>{text(account.may.edit ? 'ui.domains.empty_hint' : 'ui.domains.empty_for_readers')}</p>
            </EmptyState>
          }
        >
          {(domains) => (
            <Rows>
              {domains.map((domain) => (
                <OneDomain key={domain.id} accountId={account.id} domain={domain} onDone={onDone} />
              ))}
            </Rows>
          )}
        </Paged>
      </Panel>
    </Page>
  )
}
