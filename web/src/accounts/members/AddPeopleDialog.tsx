import { Button, Stack, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { Problem } from '../../api/problem'
import type { SmartAccount } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useKept } from '../../portal/kept'
import { piecesIn } from '../../ui/addresses'
import { useCorrected } from '../../ui/corrected'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { Icon } from '../../ui/Icon'
import { fieldProblem, ProblemNotice, sentenceOf, useFocusOnProblem } from '../../ui/problems'
import { useRefreshAccount } from '../account-query'
import type { Role } from '../roles'
import styles from './AddPeopleDialog.module.css'
import { type Outcome, useAddPeople } from './add-people'
import { RoleChoice } from './RoleChoice'
import { type ChosenScope, ScopeChoice, wholeAccount } from './ScopeChoice'

type Draft = { emails: string; role: Role; scope: ChosenScope; note: string }

const nobody: Draft = { emails: '', role: 'user', scope: wholeAccount, note: '' }

/** Whoever runs a part of the account alone begins with that part. */
function blankFor({ myRole, myRoles }: SmartAccount): Draft {
  const own = myRoles.find(({ role, virtualAccountId }) => role === 'admin' && virtualAccountId)
  if (myRole === 'admin' || !own?.virtualAccountId) return nobody
  const place = { id: own.virtualAccountId, name: own.virtualAccountName ?? own.virtualAccountId }
  return { ...nobody, scope: { in: place, includeNested: own.includeNested } }
}

const fields = ['/email', '/role', '/virtualAccountId', '/includeNested', '/note']

type Props = {
  account: SmartAccount
  opened: boolean
  onClose: () => void
  onDone: (sentence: string) => void
}

/** One person or a pasted list: each gets a result of their own, and who was refused stays in the field. */
export function AddPeopleDialog({ account, opened, onClose, onDone }: Props) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const refresh = useRefreshAccount()
  const [blank] = useState(() => blankFor(account))
  const [draft, keep, forget] = useKept<Draft>(`add-people-${account.id}`, blank)
  const [missing, setMissing] = useState<Problem | null>(null)
  const people = useAddPeople(account.id)
  const { outcome, progress } = people
  const refusal = missing ?? outcome.stopped
  const [problem, correct] = useCorrected(refusal)
  useFocusOnProblem(form, refusal ?? (progress ? null : outcome.refused[0]))

  function change(part: Partial<Draft>, ...pointers: string[]) {
    correct(...pointers)
    keep((before) => ({ ...before, ...part }))
  }

  async function send() {
    const emails = piecesIn(draft.emails)
    const place = draft.scope.in
    if (emails.length === 0) return setMissing(required('/email', text('ui.problem.required')))
    if (place && !place.id) return setMissing(required('/virtualAccountId', text('ui.people.choose_part')))
    setMissing(null)
    const note = draft.note.trim()
    const result = await people.addAll(emails, {
      role: draft.role,
      ...(place ? { virtualAccountId: place.id, includeNested: draft.scope.includeNested } : {}),
      ...(note ? { note } : {}),
    })
    void refresh()
    if (result.left.length > 0) return keep((before) => ({ ...before, emails: result.left.join('\n') }))
    forget()
    people.forget()
    onDone(summary(result))
  }

  function summary({ added }: Outcome): string {
    const members = added.filter(({ state }) => state === 'active').length
    // One of the two may have nothing to say.
    return text('ui.add_people.done', { members, invited: added.length - members }).trim()
  }

  function close() {
    people.end()
    if (!progress) people.forget()
    setMissing(null)
    if (outcome.added.length > 0 && !progress) onDone(summary(outcome))
    else onClose()
  }

  return (
    <Dialog
      title={text('ui.add_people.title', { account: account.name })}
      opened={opened}
      onClose={close}
      closeOnClickOutside={false}
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!progress) void send()
        }}
      >
        <Stack gap="lg">
          <ProblemNotice
            problem={problem}
            shownBeside={(pointer) => fields.some((field) => pointer === field)}
          />
          <Results outcome={outcome} />
          <Textarea
            label={text('ui.add_people.emails')}
            description={text('ui.add_people.emails_hint')}
            autosize
            minRows={2}
            maxRows={10}
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
            value={draft.emails}
            onChange={(event) => change({ emails: event.currentTarget.value }, '/email')}
            error={fieldProblem(problem, '/email') ?? outcome.refused.length > 0}
            data-autofocus
          />
          <RoleChoice
            value={draft.role}
            onChange={(role) => change({ role }, '/role')}
            error={fieldProblem(problem, '/role')}
          />
          <ScopeChoice
            accountId={account.id}
            value={draft.scope}
            onChange={(scope) => change({ scope }, '/virtualAccountId', '/includeNested', '/role')}
            error={fieldProblem(problem, '/virtualAccountId') ?? fieldProblem(problem, '/includeNested')}
          />
          <Textarea
            label={text('ui.add_people.note')}
            description={text('ui.add_people.note_hint')}
            autosize
            minRows={2}
            maxRows={10}
            value={draft.note}
            onChange={(event) => change({ note: event.currentTarget.value }, '/note')}
            error={fieldProblem(problem, '/note')}
          />
          <DialogActs>
            {progress && (
              <span role="status" className={styles.progress}>
                {text('ui.add_people.progress', { done: progress.done, of: progress.of })}
              </span>
            )}
            <Button variant="default" onClick={close}>
              {text(outcome.added.length > 0 ? 'ui.add_people.finish' : 'ui.people.cancel')}
            </Button>
            <Button type="submit" loading={progress !== null}>
              {text('ui.add_people.submit')}
            </Button>
          </DialogActs>
        </Stack>
      </form>
    </Dialog>
  )
}

/** Who is in, and who not and why. */
function Results({ outcome: { added, refused } }: { outcome: Outcome }) {
  const text = useText()
  if (refused.length === 0 && added.length === 0) return null
  return (
    <div role="status">
      <ul className={styles.results}>
        {refused.map(({ email, problem }) => (
          <li key={email} data-tone="bad">
            <Icon name="cross" size={18} />
            <span>
              <strong>{email}</strong> {problem.fields[0]?.detail ?? sentenceOf(problem, text)}
            </span>
          </li>
        ))}
        {added.map(({ email, state }) => (
          <li key={email} data-tone="good">
            <Icon name="check" size={18} />
            <span>
              <strong>{email}</strong>{' '}
              {text(state === 'active' ? 'ui.add_people.is_member' : 'ui.add_people.is_invited')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function required(field: string, detail: string): Problem {
  return new Problem({
    status: 422,
    code: 'field.missing',
    errors: [{ field, code: 'field.missing', detail }],
  })
}
