import { Button, Group, Stack } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { AccountRequest, Approver } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useCorrected } from '../../ui/corrected'
import { EmailField } from '../../ui/EmailField'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import styles from './Approvers.module.css'
import { addressesAsked, useReplaceApprovers } from './replace'

type Props = {
  approver: Approver
  request: AccountRequest
  onDone: (email: string) => void
  onCancel: () => void
}

/** One wrong address put right where it is seen; everybody else stays asked. */
export function CorrectAddress({ approver, request, onDone, onCancel }: Props) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [email, setEmail] = useState(approver.email)
  const asked = addressesAsked(request)
  const place = Math.max(asked.indexOf(approver.email), 0)
  const correct = useReplaceApprovers(request, () => onDone(email.trim()))
  const mine = (pointer: string) => pointer === `/emails/${place}`
  const [problem, changed] = useCorrected(correct.error)
  useFocusOnProblem(form, correct.error)
  // Opened by the button that stood here: the person goes on in the field.
  useEffect(() => field.current?.focus(), [])

  return (
    <form
      ref={form}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        const emails = asked.map((one, index) => (index === place ? email.trim() : one))
        correct.mutate({ emails, etag: request.etag })
      }}
    >
      <Stack gap="sm">
        <ProblemNotice problem={problem} shownBeside={mine} />
        <EmailField
          label={text('ui.request.correct_label')}
          description={text('ui.request.correct_hint')}
          autoComplete="off"
          value={email}
          ref={field}
          onChange={(event) => {
            changed(`/emails/${place}`)
            setEmail(event.currentTarget.value)
          }}
          error={fieldProblem(problem, `/emails/${place}`)}
        />
        <Group gap="sm">
          <Button type="submit" size="sm" loading={correct.isPending}>
            {text('ui.request.correct_submit')}
          </Button>
          <Button size="sm" variant="default" onClick={onCancel}>
            {text('ui.decide.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
