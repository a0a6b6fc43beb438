import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { Succession } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useCorrected } from '../../ui/corrected'
import { FormDialog } from '../../ui/FormDialog'
import { ReasonField } from '../../ui/ReasonField'
import { newestSuccessionQuery } from './queries'

type Props = {
  accountId: string
  succession: Succession
  opened: boolean
  onClose: () => void
  onDone: (sentence: string) => void
}

/** Ends the naming of a new administrator. */
export function ObjectDialog({ accountId, succession, opened, onClose, onDone }: Props) {
  const text = useText()
  const queryClient = useQueryClient()
  const [reason, setReason] = useState('')
  const object = useAct(
    (given: string, headers) =>
      answer(
        api.POST('/smart-accounts/{id}/successions/{successionId}/objection', {
          params: { path: { id: accountId, successionId: succession.id } },
          headers,
          body: given ? { reason: given } : {},
        }),
      ),
    {
      onSuccess: () => onDone(text('ui.succession.objected', { admin: succession.adminEmail })),
      // Also where it was too late: the page then says what came of it.
      onSettled: () =>
        void queryClient.invalidateQueries({ queryKey: newestSuccessionQuery(accountId).queryKey }),
    },
  )
  const [problem, correct] = useCorrected(object.error)
  return (
    <FormDialog
      title={text('ui.succession.object_title', { admin: succession.adminEmail })}
      opened={opened}
      onClose={onClose}
      onSubmit={() => object.mutate(reason.trim())}
      size="md"
      refusal={object.error}
      problem={problem}
      shownBeside={(pointer) => pointer === '/reason'}
      lead={<p>{text('ui.succession.object_lead')}</p>}
      cancel={text('ui.succession.cancel')}
      submit={text('ui.succession.object')}
      colour="red.9"
      busy={object.isPending}
    >
      <ReasonField
        label={text('ui.succession.object_reason')}
        value={reason}
        onKeep={setReason}
        problem={problem}
        correct={correct}
        data-autofocus
      />
    </FormDialog>
  )
}
