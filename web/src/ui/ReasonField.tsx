import { Textarea, type TextareaProps } from '@mantine/core'
import type { Problem } from '../api/problem'
import { fieldProblem } from './problems'

type Props = TextareaProps & {
  problem: Problem | null
  correct: (field: '/reason') => void
  onKeep: (reason: string) => void
}

/** Why somebody does what they do, in their own words: it grows with them, and what was refused of it stands beside it. */
export function ReasonField({ problem, correct, onKeep, ...rest }: Props) {
  return (
    <Textarea
      onChange={(event) => {
        correct('/reason')
        onKeep(event.currentTarget.value)
      }}
      error={fieldProblem(problem, '/reason')}
      autosize
      minRows={3}
      maxRows={10}
      {...rest}
    />
  )
}
