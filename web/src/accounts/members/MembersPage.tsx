import { Button } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { lazy, useState } from 'react'
import type { Member } from '../../api/types'
import { HelpButton } from '../../portal/help/HelpButton'
import { useText } from '../../portal/i18n/text'
import { type Deed, Done } from '../../ui/Done'
import { EmptyState } from '../../ui/EmptyState'
import { Icon } from '../../ui/Icon'
import { LinkButton } from '../../ui/LinkButton'
import { OnceOpened } from '../../ui/OnceOpened'
import { Page } from '../../ui/Page'
import { Paged } from '../../ui/Paged'
import { Panel } from '../../ui/Panel'
import { useAccount } from '../account-place'
import { MemberFilters } from './MemberFilters'
import { MembersTable } from './MembersTable'
import { membersQuery } from './queries'

const AddPeopleDialog = lazy(async () => ({ default: (await import('./AddPeopleDialog')).AddPeopleDialog }))
const ChangeMemberDialog = lazy(async () => ({
  default: (await import('./ChangeMemberDialog')).ChangeMemberDialog,
}))
const RemoveMemberDialog = lazy(async () => ({
  default: (await import('./RemoveMemberDialog')).RemoveMemberDialog,
}))

/** Whose role an act is about; `act` null while the dialog fades out. */
type About = { member: Member; act: 'change' | 'remove' | null }

/** Who belongs to the account, with which role, and where. */
export function MembersPage() {
  const text = useText()
  const account = useAccount()
  const search = useSearch({ from: '/account/accounts/$accountId/members' })
  const [deed, setDeed] = useState<Deed | null>(null)
  const [adding, setAdding] = useState(false)
  const [about, setAbout] = useState<About | null>(null)
  const list = useInfiniteQuery({
    ...membersQuery(account.id, search),
    placeholderData: keepPreviousData,
  })
  const isFiltered = Object.values(search).some(Boolean)
  const close = () => setAbout((before) => before && { ...before, act: null })
  const finish = (sentence: string) => {
    close()
    setDeed({ sentence })
  }
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
      <MemberFilters />
      <Panel>
        <Paged
          list={list}
          lines={6}
          empty={
            <EmptyState icon="person" title={text(isFiltered ? 'ui.members.none' : 'ui.members.empty')}>
              <p>{text(isFiltered ? 'ui.members.none_hint' : 'ui.members.empty_hint')}</p>
            </EmptyState>
          }
        >
          {(members) => (
            <MembersTable
              members={members}
              onChange={(member) => setAbout({ member, act: 'change' })}
              onRemove={(member) => setAbout({ member, act: 'remove' })}
            />
          )}
        </Paged>
      </Panel>
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
            onDone={finish}
          />
        </OnceOpened>
      )}
    </Page>
  )
}
