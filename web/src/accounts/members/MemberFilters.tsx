import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, useState } from 'react'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { Icon } from '../../ui/Icon'
import { OnceOpened } from '../../ui/OnceOpened'
import { useAccount } from '../account-place'
import { type Role, roles } from '../roles'
import { virtualAccountQuery } from '../virtual-accounts/queries'
import styles from './MemberFilters.module.css'
import type { MembersFilter } from './queries'

const ChooseVirtualAccountDialog = lazy(async () => ({
  default: (await import('./ChooseVirtualAccountDialog')).ChooseVirtualAccountDialog,
}))

/** What of the members is shown. It is kept in the address: it survives a reload, and a colleague can be sent it. */
export function MemberFilters() {
  const text = useText()
  const say = useWord()
  const account = useAccount()
  const search = useSearch({ from: '/account/accounts/$accountId/members' })
  const navigate = useNavigate({ from: '/accounts/$accountId/members' })
  const [typed, setTyped] = useState(search.q ?? '')
  const [asked, setAsked] = useState(search.q)
  if (asked !== search.q) {
    setAsked(search.q)
    setTyped(search.q ?? '')
  }
  const [choosing, setChoosing] = useState(false)
  const place = useQuery({
    ...virtualAccountQuery(account.id, search.virtualAccountId ?? ''),
    enabled: search.virtualAccountId !== undefined,
  })
  const narrow = (part: MembersFilter) =>
    void navigate({ search: { ...search, q: typed.trim() || undefined, ...part }, resetScroll: false })
  const isFiltered = Object.values(search).some(Boolean)
  return (
    <search>
      <form
        className={styles.filters}
        onSubmit={(event) => {
          event.preventDefault()
          narrow({})
        }}
      >
        <TextInput
          className={styles.words}
          size="sm"
          type="search"
          label={text('ui.members.search')}
          autoCapitalize="none"
          leftSection={<Icon name="search" size={16} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          size="sm"
          label={text('ui.members.role')}
          value={search.role ?? ''}
          onChange={(event) => narrow({ role: (event.currentTarget.value || undefined) as Role | undefined })}
          data={[
            { value: '', label: text('ui.members.any_role') },
            ...roles.map((role) => ({ value: role, label: say('ui.role', role) })),
          ]}
        />
        {account.may.seeVirtualAccounts && (
          <Button
            variant="default"
            size="sm"
            aria-haspopup="dialog"
            leftSection={<Icon name="branch" size={16} />}
            onClick={() => setChoosing(true)}
          >
            {search.virtualAccountId
              ? text('ui.members.in_place', { name: place.data?.name ?? search.virtualAccountId })
              : text('ui.members.any_place')}
          </Button>
        )}
        <Button type="submit" size="sm" variant="default">
          {text('ui.members.find')}
        </Button>
        {isFiltered && (
          <Button
            variant="subtle"
            size="sm"
            onClick={() => void navigate({ search: {}, resetScroll: false })}
          >
            {text('ui.members.all')}
          </Button>
        )}
      </form>
      <OnceOpened opened={choosing}>
        <ChooseVirtualAccountDialog
          accountId={account.id}
          opened={choosing}
          onClose={() => setChoosing(false)}
          chosen={search.virtualAccountId ?? null}
          onChoose={(virtualAccountId) => {
            setChoosing(false)
            narrow({ virtualAccountId })
          }}
        />
      </OnceOpened>
    </search>
  )
}
