import { Button, Stack } from '@mantine/core'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { WholeVirtualAccount } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { ProblemNotice } from '../../ui/problems'
import { useRefreshAccess } from '../access/queries'

type Props = { accountId: string; one: WholeVirtualAccount; onDone: (sentence: string) => void }

/** What somebody can do with a Virtual Account that they find, and that no role of theirs reaches. */
export function AskToUse({ accountId, one, onDone }: Props) {
  const text = useText()
  const refresh = useRefreshAccess()
  const ask = useAct(
    (_: undefined, headers) =>
      answer(
        api.POST('/access-requests', {
          headers,
          body: { smartAccountId: accountId, role: 'user', virtualAccountIds: [one.id] },
        }),
      ),
    {
      onSuccess: () => {
        void refresh()
        onDone(text('ui.virtual_accounts.asked', { name: one.name }))
      },
    },
  )
  return (
    <Stack gap="sm">
      <p>{text('ui.virtual_accounts.not_mine')}</p>
      <ProblemNotice problem={ask.error} />
      <Button
        size="sm"
        style={{ alignSelf: 'start' }}
        loading={ask.isPending}
        onClick={() => ask.mutate(undefined)}
      >
        {text('ui.virtual_accounts.ask')}
      </Button>
    </Stack>
  )
}
