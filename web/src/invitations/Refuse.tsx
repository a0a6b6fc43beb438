import { Button, Stack } from '@mantine/core'
import { useRef } from 'react'
import { useAct } from '../api/act'
import { answer, api } from '../api/client'
import type { Invitation } from '../api/types'
import { useText } from '../portal/i18n/text'
import { useKept } from '../portal/kept'
import { useCorrected } from '../ui/corrected'
import { EmailField } from '../ui/EmailField'
import { Panel } from '../ui/Panel'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../ui/problems'
import { ReasonField } from '../ui/ReasonField'
import { useRetyped } from '../ui/retyped'

type Props = { token: string; invitation: Invitation; onRefused: () => void; onTooLate: () => void }

/**
 * Saying no takes no user. The address is typed, although it is known: some mail scanners press every button they find. Who
 * is signed in as the one who was invited is no scanner.
 */
export function Refuse({ token, invitation, onRefused, onTooLate }: Props) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const [typed, keep, forget] = useKept(`refusal-${invitation.domainIdentifier}`, { email: '', reason: '' })
  const own = invitation.may.accept
  const { isOther, refusal, refuse } = useRetyped(own ? undefined : invitation.email, typed.email)
  const say = useAct(
    (given: { email: string; reason: string | null }, headers) =>
      answer(api.POST('/invitations/{token}/refusal', { params: { path: { token } }, headers, body: given })),
    {
      onSuccess: () => {
        forget()
        onRefused()
      },
      onError: (problem) => problem.code === 'link.dead' && onTooLate(),
    },
  )
  const [problem, correct] = useCorrected(say.error)
  useFocusOnProblem(form, refusal ?? say.error)

  return (
    <Panel
      title={text('ui.invitation.refuse_title')}
      hint={text(own ? 'ui.invitation.refuse_hint_signed_in' : 'ui.invitation.refuse_hint')}
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (isOther) refuse()
          else
            say.mutate({
              email: own ? invitation.email : typed.email.trim(),
              reason: typed.reason.trim() || null,
            })
        }}
      >
        <Stack gap="md">
          <ProblemNotice
            problem={problem}
            shownBeside={(pointer) => ['/email', '/reason'].includes(pointer)}
          />
          {!own && (
            <EmailField
              label={text('ui.field.email')}
              description={text('ui.invitation.address')}
              name="email"
              autoComplete="email"
              value={typed.email}
              onChange={(event) => {
                correct('/email')
                keep({ ...typed, email: event.currentTarget.value })
              }}
              error={
                refusal
                  ? text('ui.invitation.other_address', { email: invitation.email })
                  : fieldProblem(problem, '/email')
              }
            />
          )}
          <ReasonField
            label={text('ui.invitation.reason')}
            description={text('ui.invitation.reason_hint', { name: invitation.invitedBy.name })}
            value={typed.reason}
            onKeep={(reason) => keep({ ...typed, reason })}
            problem={problem}
            correct={correct}
            minRows={2}
          />
          <div>
            <Button type="submit" variant="default" loading={say.isPending}>
              {text('ui.invitation.refuse')}
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  )
}
