import { Button } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { lazy, useCallback, useEffect, useState } from 'react'
import type { Member } from '../../api/types'
import { HelpButton } from '../../portal/help/HelpButton'
import { useText } from '../../portal/i18n/text'
import { type Deed, Done } from '../../ui/Done'
import { EmptyState } from '../../ui/EmptyState'
import { Icon } from '../../ui/Icon'
import { LinkButton } from '../../ui/LinkButton'
import { OnceOpened } from '../../ui/OnceOpened'
import { Page } from '../../ui/Page'
import { BesidePanel } from '../../ui/table/BesidePanel'
import type { RowAct } from '../../ui/table/column'
import { PagedTable } from '../../ui/table/PagedTable'
import { useAccount } from '../account-place'
import { nameOf, useMemberColumns } from './columns'
import { MemberFilters } from './MemberFilters'
import { MemberPanel } from './MemberPanel'
import { membersQuery } from './queries'
import { useBulk } from './use-bulk'

const AddPeopleDialog = lazy(async () => ({ default: (await import('./AddPeopleDialog')).AddPeopleDialog }))
const ChangeMemberDialog = lazy(async () => ({
  default: (await import('./ChangeMemberDialog')).ChangeMemberDialog,
}))
const RemoveMemberDialog = lazy(async () => ({
  default: (await import('./RemoveMemberDialog')).RemoveMemberDialog,
}))
const BulkChangeDialog = lazy(async () => ({ default: (await import('./BulkDialogs')).BulkChangeDialog }))
const BulkRemoveDialog = lazy(async () => ({ default: (await import('./BulkDialogs')).BulkRemoveDialog }))

/** Whose role an act is about; `act` null while the dialog fades out. */
type About = { member: Member; act: 'change' | 'remove' | null }

const idOf = ({ id }: Member) => id
const mayChoose = ({ may }: Member) => may.change || may.remove

/** Who belongs to the account, with which role, and where. */
export function MembersPage() {
  const text = useText()
  const account = useAccount()
  const { open, ...filter } = useSearch({ from: '/account/accounts/$accountId/members' })
  const [deed, setDeed] = useState<Deed | null>(null)
  const [adding, setAdding] = useState(false)
  const [about, setAbout] = useState<About | null>(null)
  const columns = useMemberColumns()
  const list = useInfiniteQuery({
    ...membersQuery(account.id, filter),
    placeholderData: keepPreviousData,
  })
  const isFiltered = Object.values(filter).some(Boolean)
  const close = () => setAbout((before) => before && { ...before, act: null })
  const finish = (done: Deed) => {
    close()
    setDeed(done)
  }
  const bulk = useBulk(account.id, setDeed)
  const { choose } = bulk
  const shown = JSON.stringify(filter)
  // What was chosen among others is chosen no more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when other people are shown
  useEffect(() => choose(() => ({})), [shown, choose])

  const actsOf = useCallback(
    (member: Member): RowAct[] => [
      ...(member.may.change
        ? [
            {
              label: text('ui.members.change'),
              icon: 'pen' as const,
              act: () => setAbout({ member, act: 'change' }),
            },
          ]
        : []),
      ...(member.may.remove
        ? [
            {
              label: text(member.isMe ? 'ui.members.leave' : 'ui.members.remove'),
              icon: 'bin' as const,
              act: () => setAbout({ member, act: 'remove' }),
            },
          ]
        : []),
    ],
    [text],
  )
  const actsLabelOf = useCallback((name: string) => text('ui.members.acts', { name }), [text])

  return (
    <Page
      title={text('ui.members.title')}
      of={account.name}
      lead={text('ui.members.lead', { account: account.name })}
      actions={
        <>
          {account.may.manageMembers && (
            <>
              <Button size="sm" leftSection={<Icon name="plus" size={18} />} onClick={() => setAdding(true)}>
                {text('ui.members.add')}
              </Button>
              <LinkButton
                to="/accounts/$accountId/members/import"
                params={{ accountId: account.id }}
                search={{ import: undefined }}
                variant="default"
                size="sm"
              >
                {text('ui.members.import')}
              </LinkButton>
            </>
          )}
          <HelpButton guide="add-people" />
        </>
      }
    >
      <Done deed={deed} />
      <BesidePanel panel={open && <MemberPanel key={open} memberId={open} actsOf={actsOf} />}>
        <PagedTable
          name="members"
          label={text('ui.members.title')}
          list={list}
          columns={columns}
          idOf={idOf}
          nameOf={nameOf}
          filters={<MemberFilters />}
          actsOf={actsOf}
          actsLabelOf={actsLabelOf}
          opened={open}
          troubles={bulk.troubles}
          choosing={{
            chosen: bulk.chosen,
            onChoose: bulk.choose,
            may: mayChoose,
            acts: (members) => (
              <>
                <Button size="xs" variant="default" onClick={() => bulk.begin('change', members)}>
                  {text('ui.bulk.change')}
                </Button>
                <Button size="xs" color="red.9" onClick={() => bulk.begin('remove', members)}>
                  {text('ui.members.remove')}
                </Button>
              </>
            ),
          }}
          empty={
            <EmptyState icon="person" title={text(isFiltered ? 'ui.members.none' : 'ui.members.empty')}>
              <p>{text(isFiltered ? 'ui.members.none_hint' : 'ui.members.empty_hint')}</p>
            </EmptyState>
          }
        />
      </BesidePanel>
      <OnceOpened opened={adding}>
        <AddPeopleDialog
          account={account}
          opened={adding}
          onClose={() => setAdding(false)}
          onDone={(sentence) => {
            setAdding(false)
            setDeed({ sentence })
          }}
        />
      </OnceOpened>
      {about && (
        <OnceOpened key={about.member.id} opened={about.act !== null}>
          <ChangeMemberDialog
            account={account}
            member={about.member}
            opened={about.act === 'change'}
            onClose={close}
            onDone={finish}
          />
          <RemoveMemberDialog
            accountId={account.id}
            accountName={account.name}
            held={about.member}
            opened={about.act === 'remove'}
            onClose={close}
            onDone={(sentence) => finish({ sentence })}
          />
        </OnceOpened>
      )}
      {bulk.bulk && (
        <OnceOpened key={bulk.bulk.number} opened={bulk.bulk.opened}>
          <BulkChangeDialog
            accountId={account.id}
            members={bulk.bulk.members}
            opened={bulk.bulk.opened && bulk.bulk.act === 'change'}
            onClose={bulk.close}
            onDone={bulk.afterChange}
          />
          <BulkRemoveDialog
            accountId={account.id}
            accountName={account.name}
            members={bulk.bulk.members}
            opened={bulk.bulk.opened && bulk.bulk.act === 'remove'}
            onClose={bulk.close}
            onDone={bulk.afterRemoval}
          />
        </OnceOpened>
      )}
    </Page>
  )
}
