import { Checkbox } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useAct } from '../api/act'
import { answer, api } from '../api/client'
import { useText } from '../portal/i18n/text'
import { Notice } from '../ui/Notice'
import { Panel } from '../ui/Panel'
import { ProblemNotice } from '../ui/problems'
import { digestQuery } from './queries'

/** Whether one gets the weekly digest of one's accounts. */
export function WeeklyDigest() {
  const text = useText()
  const queryClient = useQueryClient()
  const digest = useQuery(digestQuery)
  const save = useAct((wanted: boolean) => answer(api.PUT('/profile/digest', { body: { wanted } })), {
    onSuccess: (saved) => queryClient.setQueryData(digestQuery.queryKey, saved),
  })
  if (!digest.data) return null
  return (
    <Panel title={text('ui.digest.title')} hint={text('ui.digest.hint')}>
      <ProblemNotice problem={save.error} />
      {save.isSuccess && <Notice tone="good" live="status" title={text('ui.digest.saved')} />}
      <Checkbox
        label={text('ui.digest.wanted')}
        checked={save.isPending ? save.variables : digest.data.wanted}
        onChange={(event) => save.mutate(event.currentTarget.checked)}
      />
    </Panel>
  )
}
