import { Button, Stack } from '@mantine/core'
import { useRef, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { Problem } from '../../api/problem'
import type { Refusal } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useKept } from '../../portal/kept'
import { useCorrected } from '../../ui/corrected'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { EmailField } from '../../ui/EmailField'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { ReasonField } from '../../ui/ReasonField'
import { useRetyped } from '../../ui/retyped'

type Props = {
  token: string
  verdict: Refusal['verdict']
  /** Where the mail with the link went. */
  email: string
  /** The person is signed in with that address; otherwise it is typed, which a program that presses buttons does not do. */
  isSignedIn: boolean
  opened: boolean
  onClose: () => void
  onRefused: (refusal: Refusal) => void
  onTooLate: (problem: Problem) => void
}

/** Saying no without being a user: the address that got the mail, and a reason. */
export function RefuseDialog(props: Props) {
  const { token, verdict, email, isSignedIn, opened, onClose } = props
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const [typed, setTyped] = useState('')
  const [reason, keepReason, forgetReason] = useKept(`refuse-${token}`, '')
  const { isOther, refusal, refuse } = useRetyped(isSignedIn ? undefined : email, typed)
  const send = useAct(
    (given: string, header) =>
      answer(
        api.POST('/approval-links/{token}/refusal', {
          params: { path: { token } },
          headers: header,
          body: { email: isSignedIn ? email : typed.trim(), verdict, reason: given },
        }),
      ),
    {
      onSuccess: (refused) => {
        forgetReason()
        props.onRefused(refused)
      },
      onError: (problem) => {
        if (['link.dead', 'request.rerouted'].includes(problem.code)) props.onTooLate(problem)
      },
    },
  )
  const [problem, correct] = useCorrected(send.error)
  useFocusOnProblem(form, send.error ?? refusal)
  const isDecline = verdict === 'declined'
  return (
    <Dialog
      title={text(isDecline ? 'ui.decline.title' : 'ui.wrong_person.title')}
      opened={opened}
      onClose={onClose}
      closeOnClickOutside={false}
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (isOther) refuse()
          else send.mutate(reason.trim())
        }}
      >
        <Stack gap="md">
          <p>{text(isDecline ? 'ui.decline.lead' : 'ui.wrong_person.lead')}</p>
          <ProblemNotice
            problem={problem}
            shownBeside={(pointer) => ['/reason', '/email'].includes(pointer)}
          />
          {!isSignedIn && (
            <EmailField
              label={text('ui.field.email')}
              description={text('ui.refusal.email_hint')}
              name="email"
              autoComplete="email"
              value={typed}
              onChange={(event) => {
                correct('/email')
                setTyped(event.currentTarget.value)
              }}
              error={refusal ? text('ui.refusal.other_address', { email }) : fieldProblem(problem, '/email')}
              data-autofocus
            />
          )}
          <ReasonField
            label={text('ui.decline.reason')}
            value={reason}
            onKeep={keepReason}
            problem={problem}
            correct={correct}
            data-autofocus={isSignedIn || undefined}
          />
          <DialogActs>
            <Button variant="default" onClick={onClose}>
              {text('ui.decline.back')}
            </Button>
            <Button type="submit" color={isDecline ? 'red.9' : undefined} loading={send.isPending}>
              {text(isDecline ? 'ui.decline.submit' : 'ui.wrong_person.submit')}
            </Button>
          </DialogActs>
        </Stack>
      </form>
    </Dialog>
  )
}
