import { Button, Stack, TextInput } from '@mantine/core'
import { useRef } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { Problem } from '../../api/problem'
import { type TextKey, useText } from '../../portal/i18n/text'
import { useKept } from '../../portal/kept'
import { useUser } from '../../portal/session/session'
import { LinkButton } from '../../ui/LinkButton'
import { Notice } from '../../ui/Notice'
import { Outcome } from '../../ui/Outcome'
import { Panel } from '../../ui/Panel'
import { fieldProblem, ProblemNotice, sentenceOf, useFocusOnProblem } from '../../ui/problems'

// Each way for a link to end has its own page; a reason this page does not know gets the plain one.
const titles: Record<string, TextKey> = {
  aged: 'ui.dead_approval.aged_title',
  replaced: 'ui.dead_approval.replaced_title',
  decided: 'ui.dead_approval.decided_title',
  forwarded: 'ui.dead_approval.forwarded_title',
  withdrawn: 'ui.dead_approval.withdrawn_title',
  lapsed: 'ui.dead_approval.lapsed_title',
}

const hints: Record<string, TextKey> = {
  aged: 'ui.dead_approval.aged_hint',
  replaced: 'ui.dead_approval.replaced_hint',
  decided: 'ui.dead_approval.decided_hint',
  forwarded: 'ui.dead_approval.forwarded_hint',
  withdrawn: 'ui.dead_approval.withdrawn_hint',
  lapsed: 'ui.dead_approval.lapsed_hint',
}

export function DeadApproval({ token, problem }: { token: string; problem: Problem }) {
  const text = useText()
  const user = useUser()
  const unknown = problem.code === 'link.unknown'
  const reason = problem.reason ?? ''
  return (
    <Outcome
      sign={unknown ? 'question' : reason === 'decided' ? 'check' : 'wait'}
      tone="still"
      title={text(unknown ? 'ui.link.unknown_title' : (titles[reason] ?? 'ui.link.dead_title'))}
      lead={sentenceOf(problem, text)}
    >
      <p>{text(unknown ? 'ui.link.unknown_hint' : (hints[reason] ?? 'ui.dead_approval.plain_hint'))}</p>
      {problem.mayRenew && <Renewal token={token} />}
      {!problem.mayRenew && user && <LinkButton to="/decisions">{text('ui.shell.decisions')}</LinkButton>}
      {!problem.mayRenew && user === null && reason === 'decided' && (
        <LinkButton to="/sign-in">{text('ui.shell.sign_in')}</LinkButton>
      )}
    </Outcome>
  )
}

/** A new link goes to the same address only; typing it keeps others from making mails with a link they found. */
function Renewal({ token }: { token: string }) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const [email, keepEmail, forgetEmail] = useKept('renewal', '')
  const renew = useAct(
    () =>
      answer(
        api.POST('/approval-links/{token}/renewal', {
          params: { path: { token } },
          body: { email: email.trim() },
        }),
      ),
    { onSuccess: forgetEmail },
  )
  useFocusOnProblem(form, renew.error)

  if (renew.isSuccess) {
    return (
      <Notice tone="good" live="status" title={text('ui.dead_approval.renewed_title')}>
        <p>{text('ui.dead_approval.renewed_lead')}</p>
      </Notice>
    )
  }
  return (
    <Panel tone="deed">
      <form
        ref={form}
        noValidate
        style={{ textAlign: 'start' }}
        onSubmit={(event) => {
          event.preventDefault()
          renew.mutate()
        }}
      >
        <Stack gap="md">
          <ProblemNotice problem={renew.error} shownBeside={(pointer) => pointer === '/email'} />
          <TextInput
            label={text('ui.field.email')}
            description={text('ui.dead_approval.renew_hint')}
            type="email"
            autoComplete="email"
            inputMode="email"
            autoCapitalize="none"
            spellCheck={false}
            value={email}
            onChange={(event) => keepEmail(event.currentTarget.value)}
            error={fieldProblem(renew.error, '/email')}
          />
          <Button type="submit" loading={renew.isPending}>
            {text('ui.dead_approval.renew')}
          </Button>
        </Stack>
      </form>
    </Panel>
  )
}
