import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useAct } from '../api/act'
import { answer, api } from '../api/client'
import { useText } from '../portal/i18n/text'
import { Notice } from '../ui/Notice'
import { Panel } from '../ui/Panel'
import { ProblemNotice } from '../ui/problems'
import { mailStopQuery } from './queries'

/** The way back from "Not me, stop these mails"; nothing for whoever never went there. */
export function StoppedMails() {
  const text = useText()
  const queryClient = useQueryClient()
  const stop = useQuery(mailStopQuery)
  const lift = useAct(() => answer(api.DELETE('/profile/mail-stop')), {
    onSuccess: () => queryClient.setQueryData(mailStopQuery.queryKey, { stoppedAt: null }),
  })
  if (lift.isSuccess) return <Notice tone="good" live="status" title={text('ui.mail_stop.done')} />
  if (!stop.data?.stoppedAt) return null
  return (
    <Panel
      title={text('ui.mail_stop.title')}
      hint={text('ui.mail_stop.hint', { at: new Date(stop.data.stoppedAt) })}
    >
      <ProblemNotice problem={lift.error} />
      <Button variant="default" loading={lift.isPending} onClick={() => lift.mutate()}>
        {text('ui.mail_stop.submit')}
      </Button>
    </Panel>
  )
}
