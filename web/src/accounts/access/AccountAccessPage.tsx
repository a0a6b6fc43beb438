import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { AccessRequest } from '../../api/types'
import { HelpButton } from '../../portal/help/HelpButton'
import { useText } from '../../portal/i18n/text'
import { type Deed, Done } from '../../ui/Done'
import { EmptyState } from '../../ui/EmptyState'
import { LinkButton } from '../../ui/LinkButton'
import { Page } from '../../ui/Page'
import { BesidePanel } from '../../ui/table/BesidePanel'
import type { RowAct } from '../../ui/table/column'
import { ChoiceChip, Filters } from '../../ui/table/Filters'
import { PagedTable } from '../../ui/table/PagedTable'
import { useAccount } from '../account-place'
import { AccessPanel } from './AccessPanel'
import { useAccessColumns } from './columns'
import { DecideDialogs, type Deciding } from './DecideAccess'
import { accessRequestsQuery } from './queries'

const idOf = ({ id }: AccessRequest) => id
const nameOf = ({ requester }: AccessRequest) => requester.name

/** Who asks to become a member of the account, for those who decide. */
export function AccountAccessPage() {
  const text = useText()
  const account = useAccount()
  const { open, status } = useSearch({ from: '/account/accounts/$accountId/access-requests' })
  const navigate = useNavigate({ from: '/accounts/$accountId/access-requests' })
  const [deed, setDeed] = useState<Deed | null>(null)
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const columns = useAccessColumns(status)
  const list = useInfiniteQuery(
    accessRequestsQuery('decider', {
      smartAccountId: account.id,
      ...(status === 'all' ? {} : { status: 'pending' }),
    }),
  )
  const actsOf = useCallback(
    (request: AccessRequest): RowAct[] =>
      request.may.decide
        ? [
            {
              label: text('ui.access_approve.open'),
              icon: 'check',
              act: () => setDeciding({ request, verdict: 'approve' }),
            },
            {
              label: text('ui.access_decline.open'),
              icon: 'ban',
              act: () => setDeciding({ request, verdict: 'decline' }),
            },
          ]
        : [],
    [text],
  )
  const actsLabelOf = useCallback((name: string) => text('ui.access_room.acts', { name }), [text])
  return (
    <Page
      title={text('ui.access_room.title')}
      of={account.name}
      lead={text('ui.access_room.lead', { account: account.name })}
      actions={
        <>
          <LinkButton
            to="/accounts/$accountId/access-rules"
            params={{ accountId: account.id }}
            variant="default"
            size="sm"
          >
            {text('ui.access_rules.open')}
          </LinkButton>
          <HelpButton guide="ask-for-access" />
        </>
      }
    >
      <Done deed={deed} />
      <BesidePanel
        panel={
          open && (
            <AccessPanel
              key={open}
              requestId={open}
              onClose={() => void navigate({ search: { status }, resetScroll: false, replace: true })}
              onDone={(sentence) => setDeed({ sentence })}
            />
          )
        }
      >
        <PagedTable
          name="access-requests"
          label={text('ui.access_room.title')}
          list={list}
          columns={columns}
          idOf={idOf}
          nameOf={nameOf}
          actsOf={actsOf}
          actsLabelOf={actsLabelOf}
          opened={open}
          filters={
            <Filters
              filtered={status === 'all'}
              onClear={() => void navigate({ search: {}, resetScroll: false })}
            >
              <ChoiceChip
                label={text('ui.access_room.shown')}
                value={status ?? ''}
                any={text('ui.access_room.pending')}
                choices={[{ value: 'all', label: text('ui.access_room.all') }]}
                onChange={(to) =>
                  void navigate({ search: { status: to === 'all' ? 'all' : undefined }, resetScroll: false })
                }
              />
            </Filters>
          }
          empty={
            <EmptyState icon="check" title={text('ui.access_room.empty')}>
              <p>{text('ui.access_room.empty_hint')}</p>
              <LinkButton
                to="/accounts/$accountId/members"
                params={{ accountId: account.id }}
                variant="default"
              >
                {text('ui.access_room.to_members')}
              </LinkButton>
            </EmptyState>
          }
        />
      </BesidePanel>
      <DecideDialogs
        deciding={deciding}
        onClose={() => setDeciding(null)}
        onDone={(sentence) => {
          setDeciding(null)
          setDeed({ sentence })
        }}
      />
    </Page>
  )
}
