import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, useState } from 'react'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { OnceOpened } from '../../ui/OnceOpened'
import { ChoiceChip, Filters, PressChip } from '../../ui/table/Filters'
import { useAccount } from '../account-place'
import { type Role, roles } from '../roles'
import { virtualAccountQuery } from '../virtual-accounts/queries'
import type { MembersFilter } from './queries'

const ChooseVirtualAccountDialog = lazy(async () => ({
  default: (await import('./ChooseVirtualAccountDialog')).ChooseVirtualAccountDialog,
}))

/** What of the members is shown. */
export function MemberFilters() {
  const text = useText()
  const say = useWord()
  const account = useAccount()
  const search = useSearch({ from: '/account/accounts/$accountId/members' })
  const navigate = useNavigate({ from: '/accounts/$accountId/members' })
  const [choosing, setChoosing] = useState(false)
  const place = useQuery({
    ...virtualAccountQuery(account.id, search.virtualAccountId ?? ''),
    enabled: search.virtualAccountId !== undefined,
  })
  const { open: _, ...filter } = search
  const narrow = (part: MembersFilter) =>
    void navigate({ search: { ...filter, ...part }, resetScroll: false })
  return (
    <>
      <Filters
        words={{
          label: text('ui.members.search'),
          value: search.q,
          onFind: (q) => narrow({ ...filter, q }),
        }}
        filtered={Object.values(filter).some(Boolean)}
        onClear={() => void navigate({ search: {}, resetScroll: false })}
      >
        <ChoiceChip
          label={text('ui.members.role')}
          value={search.role ?? ''}
          any={text('ui.members.any_role')}
          choices={roles.map((role) => ({ value: role, label: say('ui.role', role) }))}
          onChange={(role) => narrow({ role: role as Role | undefined })}
        />
        {account.may.seeVirtualAccounts && (
          <PressChip
            label={text('ui.members.any_place')}
            value={
              search.virtualAccountId &&
              text('ui.members.in_place', { name: place.data?.name ?? search.virtualAccountId })
            }
            any={text('ui.members.any_place')}
            onPress={() => setChoosing(true)}
            onOff={() => narrow({ virtualAccountId: undefined })}
          />
        )}
      </Filters>
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
    </>
  )
}
