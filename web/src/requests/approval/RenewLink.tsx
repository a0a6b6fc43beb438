import { Button, Stack } from '@mantine/core'
import { useRef } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import { useText } from '../../portal/i18n/text'
import { useKept } from '../../portal/kept'
import { useCorrected } from '../../ui/corrected'
import { EmailField } from '../../ui/EmailField'
import { Notice } from '../../ui/Notice'
import { Panel } from '../../ui/Panel'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import styles from './RenewLink.module.css'

/**
 * A link that is only too old can be had anew. The reader types the address, because whoever holds the link may be somebody
 * else; the answer is the same for every address, so that none can be found out here.
 */
export function RenewLink({ token }: { token: string }) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const [email, keepEmail] = useKept('email', '')
  const renew = useAct((given: { email: string }, header) =>
    answer(
      api.POST('/approval-links/{token}/renewal', {
        params: { path: { token } },
        headers: header,
        body: given,
      }),
    ),
  )
  const [problem, correct] = useCorrected(renew.error)
  useFocusOnProblem(form, renew.error)

  if (renew.isSuccess) {
    return (
      <div className={styles.form} tabIndex={-1} ref={(sent) => sent?.focus()}>
        <Notice tone="good" live="status" title={text('ui.renewal.done')}>
          <p>{text('ui.post.not_there')}</p>
        </Notice>
      </div>
    )
  }
  return (
    <div className={styles.form}>
      <Panel tone="deed" title={text('ui.renewal.title')} hint={text('ui.renewal.lead')}>
        <form
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            renew.mutate({ email: email.trim() })
          }}
        >
          <Stack gap="md">
            <ProblemNotice problem={problem} shownBeside={(pointer) => pointer === '/email'} />
            <EmailField
              label={text('ui.field.email')}
              name="email"
              autoComplete="email"
              value={email}
              onChange={(event) => {
                correct('/email')
                keepEmail(event.currentTarget.value)
              }}
              error={fieldProblem(problem, '/email')}
            />
            <Button type="submit" loading={renew.isPending}>
              {text('ui.renewal.submit')}
            </Button>
          </Stack>
        </form>
      </Panel>
    </div>
  )
}
