import { Button, Group, Loader, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import { Problem } from '../../api/problem'
import type { FilingCheck, Language, NewRequest, User } from '../../api/types'
import { useLanguage } from '../../portal/i18n/LanguageProvider'
import { useNames } from '../../portal/i18n/names'
import { useText } from '../../portal/i18n/text'
import { useKept } from '../../portal/kept'
import { usePortal } from '../../portal/session/session'
import { useCorrected } from '../../ui/corrected'
import { Notice } from '../../ui/Notice'
import { Panel } from '../../ui/Panel'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { useRefresh } from '../queries'
import { ApproverRows } from './ApproverRows'
import { ContestOffer } from './ContestOffer'
import { Country } from './Country'
import { DomainField } from './DomainField'
import { type Draft, isEmpty, pointersOf, requestFrom, withoutBlankRows } from './draft'
import { LookUp } from './LookUp'
import { Note } from './Note'
import { ReviewDialog } from './ReviewDialog'
import { UserRows } from './UserRows'

type Props = { user: User; place: string; start: Draft }

export function RequestForm({ user, place, start }: Props) {
  const text = useText()
  const names = useNames()
  const portal = usePortal()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const { language: spoken } = useLanguage()
  const form = useRef<HTMLFormElement>(null)
  const [draft, keepDraft, forgetDraft] = useKept(place, start)
  const [foundKept, setFoundKept] = useState(() => draft !== start && !isEmpty(draft))
  const [refusal, setRefusal] = useState<Problem | null>(null)
  const [problem, correct] = useCorrected(refusal)
  const [checked, setChecked] = useState<FilingCheck | null>(null)
  const [discarded, setDiscarded] = useState<Draft | null>(null)
  const usual = user.defaultDomainIdentifier
  const language = draft.language ?? user.language ?? spoken

  const send = useAct(
    (request: NewRequest, header) =>
      answer(api.POST('/account-requests', { headers: header, body: request })),
    {
      onSuccess: async (request) => {
        forgetDraft()
        refresh()
        await navigate({ to: '/requests/$requestId/complete', params: { requestId: request.id } })
      },
      onError: (refusal) => {
        // Nothing came back: the dialog stays, and sending again is safe. A refusal goes back to the fields.
        if (!refusal.unreachable) show(refusal)
      },
    },
  )
  // Every rule is the server's: what it would refuse comes back to the fields before anything is shown as ready to send.
  const check = useMutation<FilingCheck, Problem, NewRequest>({
    networkMode: 'always',
    mutationFn: (request) => answer(api.POST('/account-request-checks', { body: request })),
    onSuccess: setChecked,
    onError: show,
  })
  useFocusOnProblem(form, refusal)

  function change(part: Partial<Draft>) {
    correct(...pointersOf(draft, part))
    setDiscarded(null)
    keepDraft((before) => ({ ...before, ...part }))
  }

  function show(why: Problem) {
    setChecked(null)
    const placed = besideItsField(why)
    if (placed.fields.some(({ field }) => field === '/domainIdentifier')) {
      change({ domainOpened: true, domainIdentifier: draft.domainIdentifier || (usual ?? '') })
    }
    setRefusal(placed)
  }

  async function objected() {
    forgetDraft()
    refresh()
    await navigate({ to: '/objections' })
  }

  function review() {
    keepDraft(withoutBlankRows)
    const missing = missingFields(withoutBlankRows(draft), text('ui.problem.required'), usual)
    setRefusal(missing)
    send.reset()
    if (!missing && !check.isPending) check.mutate(requestFrom(withoutBlankRows(draft), language))
  }

  function startOver() {
    setDiscarded(draft)
    keepDraft(start)
    setFoundKept(false)
    setRefusal(null)
  }

  function undo() {
    if (discarded) keepDraft(discarded)
    setDiscarded(null)
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        review()
      }}
    >
      <Stack gap="lg">
        <ProblemNotice problem={problem} shownBeside={(pointer) => isOnForm(pointer, draft)} />
        {foundKept && (
          <Notice title={text('ui.request_form.kept')}>
            <Button variant="default" size="sm" onClick={startOver}>
              {text('ui.request_form.start_over')}
            </Button>
          </Notice>
        )}

        {discarded && (
          <Notice live="status" title={text('ui.request_form.started_over')}>
            <Button variant="default" size="sm" onClick={undo}>
              {text('ui.request_form.undo')}
            </Button>
          </Notice>
        )}

        <Panel title={text('ui.request_form.account_title')}>
          <Stack gap="lg">
            <div>
              <TextInput
                label={text('ui.request_form.name')}
                description={text('ui.request_form.name_hint')}
                name="account-name"
                autoComplete="off"
                value={draft.accountName}
                onChange={(event) => change({ accountName: event.currentTarget.value })}
                error={fieldProblem(problem, '/accountName')}
              />
              <LookUp asked={{ q: draft.accountName }} />
            </div>
            <DomainField
              draft={draft}
              change={change}
              usual={usual}
              problem={problem}
              offer={
                problem?.may.contest && (
                  <ContestOffer domain={draft.domainIdentifier.trim()} onObjected={objected} />
                )
              }
            />
            <Country
              value={draft.country}
              onChange={(country) => change({ country })}
              error={fieldProblem(problem, '/country')}
            />
          </Stack>
        </Panel>

        <Panel title={text('ui.request_form.approvers_title')} hint={text('ui.request_form.approvers_hint')}>
          <Stack gap="lg">
            <ApproverRows
              rows={draft.approvers}
              onChange={(approvers) => change({ approvers })}
              problem={problem}
              missing={fieldProblem(problem, '/approverEmails')}
            />
            <Note
              label={text('ui.field.note_to_approver')}
              description={text('ui.request_form.note_to_approver_hint')}
              value={draft.noteToApprover}
              onChange={(noteToApprover) => change({ noteToApprover })}
              error={fieldProblem(problem, '/noteToApprover')}
            />
          </Stack>
        </Panel>

        <Panel title={text('ui.request_form.users_title')} hint={text('ui.request_form.users_hint')}>
          <Stack gap="lg">
            <UserRows rows={draft.users} onChange={(users) => change({ users })} problem={problem} />
            {draft.users.length > 0 && (
              <Note
                label={text('ui.field.note_to_users')}
                value={draft.noteToUsers}
                onChange={(noteToUsers) => change({ noteToUsers })}
                error={fieldProblem(problem, '/noteToUsers')}
              />
            )}
          </Stack>
        </Panel>

        <Panel>
          <NativeSelect
            label={text('ui.field.language')}
            description={text('ui.request_form.language_hint')}
            value={language}
            onChange={(event) => change({ language: event.currentTarget.value as Language })}
            data={(portal?.languages ?? [language]).map((tag) => ({
              value: tag,
              label: names.language(tag),
            }))}
            error={fieldProblem(problem, '/language')}
          />
        </Panel>

        <Group>
          {/* Not `loading`, which disables it: the focus comes back to it when the dialog is closed. */}
          <Button
            type="submit"
            size="lg"
            rightSection={check.isPending ? <Loader size="xs" color="currentColor" /> : undefined}
          >
            {text('ui.request_form.review')}
          </Button>
        </Group>
      </Stack>

      <ReviewDialog
        check={checked}
        onClose={() => setChecked(null)}
        request={requestFrom(draft, language)}
        usualDomain={usual}
        sending={send.isPending}
        problem={send.error}
        onSend={() => send.mutate(requestFrom(draft, language))}
      />
    </form>
  )
}

/** Only what is plainly missing is said without asking the server; every rule is its own. */
function missingFields(draft: Draft, sentence: string, usual: string | null): Problem | null {
  const missing = [
    draft.accountName.trim() ? null : '/accountName',
    (draft.domainOpened ? draft.domainIdentifier.trim() : usual) ? null : '/domainIdentifier',
    draft.country ? null : '/country',
    draft.approvers.some((row) => row.email.trim()) ? null : '/approverEmails',
  ].filter((field) => field !== null)
  if (missing.length === 0) return null
  return new Problem({
    status: 422,
    code: 'field.missing',
    errors: missing.map((field) => ({ field, code: 'field.missing', detail: sentence })),
  })
}

/** A refusal of the identifier as a whole ("taken") belongs beside its field, though it is no field error. */
function besideItsField(problem: Problem): Problem {
  if (problem.fields.length > 0 || !problem.code.startsWith('domain.')) return problem
  return new Problem({
    status: problem.status,
    code: problem.code,
    may: problem.may,
    errors: [{ field: '/domainIdentifier', code: problem.code, detail: problem.detail ?? '' }],
  })
}

const fields = [
  '/accountName',
  '/domainIdentifier',
  '/noteToReviewer',
  '/country',
  '/approverEmails',
  '/noteToApprover',
  '/noteToUsers',
  '/language',
]

function isOnForm(pointer: string, draft: Draft): boolean {
  if (fields.includes(pointer)) return true
  const [, list, row, part] = pointer.split('/')
  if (list === 'approverEmails') return Number(row) < draft.approvers.length
  if (list === 'users') {
    return Number(row) < draft.users.length && (part === undefined || part === 'email' || part === 'role')
  }
  return false
}
