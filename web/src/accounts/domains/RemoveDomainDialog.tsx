import { Button, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { ProvenDomain } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { ProblemNotice } from '../../ui/problems'
import { unicodeName } from '../../ui/unicode-name'
import { domainsQuery } from './queries'

type Props = {
  accountId: string
  domain: ProvenDomain
  opened: boolean
  onClose: () => void
  onDone: (sentence: string) => void
}

/** Lets go of a domain, and says what changes by it. */
export function RemoveDomainDialog({ accountId, domain, opened, onClose, onDone }: Props) {
  const text = useText()
  const queryClient = useQueryClient()
  const shown = { domain: unicodeName(domain.domain) }
  const remove = useAct(
    () =>
      answer(
        api.DELETE('/smart-accounts/{id}/domains/{domain}', {
          params: { path: { id: accountId, domain: domain.domain } },
        }),
      ),
    {
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: domainsQuery(accountId).queryKey })
        onDone(text('ui.remove_domain.done', shown))
      },
    },
  )
  return (
    <Dialog title={text('ui.remove_domain.title', shown)} opened={opened} onClose={onClose} size="md">
      <Stack gap="md">
        <p>{text(domain.state === 'proven' ? 'ui.remove_domain.proven' : 'ui.remove_domain.waiting')}</p>
        <ProblemNotice problem={remove.error} />
        <DialogActs>
          <Button variant="default" onClick={onClose} data-autofocus>
            {text('ui.remove_domain.cancel')}
          </Button>
          <Button color="red.9" loading={remove.isPending} onClick={() => remove.mutate()}>
            {text('ui.remove_domain.submit')}
          </Button>
        </DialogActs>
      </Stack>
    </Dialog>
  )
}
