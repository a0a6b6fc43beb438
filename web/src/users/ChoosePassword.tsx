import { Button, Stack } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Problem } from '../api/problem'
import { NewPassword } from '../portal/session/NewPassword'
import { useCorrected } from '../ui/corrected'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../ui/problems'

type Props = {
  title: string
  lead: string
  submit: string
  problem: Problem | null
  pending: boolean
  onChosen: (password: string) => void
}

/** The page behind a link that lets somebody choose a password: nothing happens before the button. */
export function ChoosePassword({ title, lead, submit, problem: refusal, pending, onChosen }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [password, setPassword] = useState('')
  const [problem, correct] = useCorrected(refusal)
  useFocusOnProblem(form, refusal)
  return (
    <Page width="narrow" title={title} lead={lead}>
      <Panel tone="deed">
        <form
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            onChosen(password)
          }}
        >
          <Stack gap="md">
            <ProblemNotice problem={problem} shownBeside={(pointer) => pointer === '/password'} />
            <NewPassword
              value={password}
              onChange={(typed) => {
                correct('/password')
                setPassword(typed)
              }}
              error={fieldProblem(problem, '/password')}
            />
            <Button type="submit" loading={pending}>
              {submit}
            </Button>
          </Stack>
        </form>
      </Panel>
    </Page>
  )
}
