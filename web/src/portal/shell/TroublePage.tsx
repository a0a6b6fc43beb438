import { Button } from '@mantine/core'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { isProblem } from '../../api/problem'
import { LinkButton } from '../../ui/LinkButton'
import { OperatorContact } from '../../ui/OperatorContact'
import { Outcome } from '../../ui/Outcome'
import { sentenceOf } from '../../ui/problems'
import { useText } from '../i18n/text'

/** A page that could not be shown: the server is away, or the page itself broke. Typed work is kept either way. */
export function TroublePage({ error, reset }: ErrorComponentProps) {
  const text = useText()
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  return (
    <Outcome
      sign="cross"
      tone="bad"
      title={text('ui.trouble.title')}
      lead={isProblem(error) ? sentenceOf(error, text) : text('ui.trouble.lead')}
    >
      <p>{text('ui.problem.kept')}</p>
      <OperatorContact />
      {isProblem(error) && !error.mayPass ? (
        <LinkButton to="/">{text('ui.page.home')}</LinkButton>
      ) : (
        <Button
          onClick={() => {
            queries.reset()
            reset()
            void router.invalidate()
          }}
        >
          {text('ui.problem.retry')}
        </Button>
      )}
    </Outcome>
  )
}
