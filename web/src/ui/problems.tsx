import { Button } from '@mantine/core'
import { type RefObject, useEffect } from 'react'
import type { Problem } from '../api/problem'
import { type Say, useText } from '../portal/i18n/text'
import { Notice } from './Notice'
import { OperatorContact } from './OperatorContact'

/** The sentence for a problem: the server's own where it sent one, ours where nothing came back. */
export function sentenceOf(problem: Problem, text: Say): string {
  if (problem.unreachable && problem.code.startsWith('portal.')) return text('ui.problem.unreachable')
  return problem.detail ?? text('ui.problem.unknown')
}

/** What the server said about one field, by its JSON Pointer; undefined where it said nothing. */
export function fieldProblem(problem: Problem | null, pointer: string): string | undefined {
  return problem?.fields.find((field) => field.field === pointer)?.detail
}

type NoticeProps = {
  problem: Problem | null
  /** Pointers of the fields that show their own message. */
  shownBeside?: (pointer: string) => boolean
  /** Offered where trying again can help. */
  onRetry?: () => void
}

/** Everything a problem says that no field shows, as an alert. */
export function ProblemNotice({ problem, shownBeside = () => false, onRetry }: NoticeProps) {
  const text = useText()
  if (!problem) return null
  const beside = problem.fields.filter((field) => shownBeside(field.field))
  const others = problem.fields.filter((field) => !shownBeside(field.field))
  const title =
    beside.length > 0 ? text('ui.problem.fields', { count: beside.length }) : sentenceOf(problem, text)
  return (
    <Notice tone="bad" live="alert" title={title}>
      {others.map((field) => (
        <p key={field.field + field.code}>{field.detail}</p>
      ))}
      {problem.unreachable && <p>{text('ui.problem.kept')}</p>}
      {problem.status >= 500 && !problem.unreachable && <OperatorContact />}
      {onRetry && problem.mayPass && (
        <Button variant="default" size="sm" onClick={onRetry}>
          {text('ui.problem.retry')}
        </Button>
      )}
    </Notice>
  )
}

/** After a refusal the focus goes to the first field that is wrong, or else to the alert. */
export function useFocusOnProblem(form: RefObject<HTMLElement | null>, problem: unknown) {
  useEffect(() => {
    if (!problem) return
    const wrong =
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      form.current?.querySelector<HTMLElement>('[role="alert"]')
    if (!wrong) return
    if (wrong.matches('[role="alert"]')) wrong.tabIndex = -1
    wrong.focus()
  }, [form, problem])
}
