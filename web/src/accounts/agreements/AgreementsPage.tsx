import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Agreements } from '../../api/types'
import { ownName } from '../../portal/i18n/names'
import { useText } from '../../portal/i18n/text'
import { usePortal } from '../../portal/session/session'
import { AgreementText } from '../../ui/AgreementText'
import { type Deed, Done } from '../../ui/Done'
import { EmptyState } from '../../ui/EmptyState'
import { Loaded } from '../../ui/Loaded'
import { Moment } from '../../ui/Moment'
import { Page } from '../../ui/Page'
import { Panel } from '../../ui/Panel'
import { Row, Rows } from '../../ui/Rows'
import { useAccount } from '../account-place'
import { AcceptAgreement } from './AcceptAgreement'
import { agreementsQuery } from './queries'

/** The terms in force, and which versions were accepted for the account, when and by whom. */
export function AgreementsPage() {
  const text = useText()
  const account = useAccount()
  const portal = usePortal()
  const [deed, setDeed] = useState<Deed | null>(null)
  const agreements = useQuery(agreementsQuery(account.id))
  return (
    <Page
      title={text('ui.agreements.title')}
      of={account.name}
      lead={text('ui.agreements.lead', { operator: portal?.operatorName ?? '' })}
    >
      <Done deed={deed} />
      <Loaded query={agreements} lines={8}>
        {(found) => (
          <>
            {found.may.accept ? (
              <AcceptAgreement
                accountId={account.id}
                agreements={found}
                onDone={(sentence) => setDeed({ sentence })}
              />
            ) : (
              <Panel title={text('ui.agreements.in_force')}>
                <AgreementText agreement={found.inForce} folded={found.accepted} />
              </Panel>
            )}
            <Panel title={text('ui.agreements.history')}>
              <History items={found.items} />
            </Panel>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function History({ items }: { items: Agreements['items'] }) {
  const text = useText()
  if (items.length === 0) {
    return (
      <EmptyState icon="pen" title={text('ui.agreements.none')}>
        <p>{text('ui.agreements.none_hint')}</p>
      </EmptyState>
    )
  }
  return (
    <Rows>
      {items.map((one) => (
        <Row
          key={one.version + one.acceptedAt}
          name={text('ui.agreements.version', { version: one.version })}
          beside={<Moment at={one.acceptedAt} />}
        >
          {text('ui.agreements.who', {
            name: one.name ? `${one.name} (${one.email})` : one.email,
            language: ownName(one.language),
          })}
        </Row>
      ))}
    </Rows>
  )
}
