import { Button, Checkbox, Stack } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import { Problem } from '../../api/problem'
import type { Member, MemberChanges, SmartAccount } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { useCorrected } from '../../ui/corrected'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { useRefreshAccount } from '../account-query'
import type { Role } from '../roles'
import { Scope } from '../Scope'
import { RoleChoice } from './RoleChoice'
import { type ChosenScope, ScopeChoice } from './ScopeChoice'

type Props = {
  account: SmartAccount
  member: Member
  opened: boolean
  onClose: () => void
  onDone: (sentence: string) => void
}

type Draft = { role: Role; scope: ChosenScope; tell: boolean }

function draftOf(member: Member): Draft {
  const { role, virtualAccountId: id, virtualAccountName: name, includeNested } = member
  return {
    role,
    scope: { in: id ? { id, name: name ?? id } : null, includeNested: id ? includeNested : true },
    tell: true,
  }
}

const beside = ['/role', '/virtualAccountId', '/includeNested']

/** Another role, or the same one elsewhere. */
export function ChangeMemberDialog({ account, member, opened, onClose, onDone }: Props) {
  const text = useText()
  const say = useWord()
  const form = useRef<HTMLFormElement>(null)
  const refresh = useRefreshAccount()
  const [draft, setDraft] = useState(() => draftOf(member))
  const [missing, setMissing] = useState<Problem | null>(null)
  const name = member.name || member.email
  const save = useAct(
    ({ changes, tell }: { changes: MemberChanges; tell: boolean }) =>
      answer(
        api.PATCH('/smart-accounts/{id}/members/{memberId}', {
          params: { path: { id: account.id, memberId: member.id }, query: tell ? { tell: 'true' } : {} },
          body: changes,
        }),
      ),
    {
      onSuccess: () => {
        void refresh()
        onDone(text('ui.change_member.done', { name }))
      },
    },
  )
  const refusal = missing ?? save.error
  const [problem, correct] = useCorrected(refusal)
  useFocusOnProblem(form, refusal)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is changed is what stood there when the dialog opened
  useEffect(() => {
    if (!opened) return
    setDraft(draftOf(member))
    setMissing(null)
    save.reset()
  }, [opened])

  function send() {
    const place = draft.scope.in
    if (place && !place.id) {
      const detail = text('ui.people.choose_part')
      return setMissing(
        new Problem({
          status: 422,
          code: 'field.missing',
          errors: [{ field: '/virtualAccountId', code: 'field.missing', detail }],
        }),
      )
    }
    setMissing(null)
    save.mutate({ changes: changesOf(member, draft), tell: draft.tell })
  }

  return (
    <Dialog
      title={text('ui.change_member.title', { name })}
      opened={opened}
      onClose={onClose}
      closeOnClickOutside={false}
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Stack gap="lg">
          <p>
            {text('ui.change_member.now')}{' '}
            <strong>
              {say('ui.role', member.role)} · <Scope of={member} />
            </strong>
          </p>
          <ProblemNotice problem={problem} shownBeside={(pointer) => beside.includes(pointer)} />
          <RoleChoice
            value={draft.role}
            onChange={(role) => {
              correct('/role')
              setDraft({ ...draft, role })
            }}
            error={fieldProblem(problem, '/role')}
          />
          <ScopeChoice
            accountId={account.id}
            value={draft.scope}
            onChange={(scope) => {
              correct(...beside)
              setDraft({ ...draft, scope })
            }}
            error={fieldProblem(problem, '/virtualAccountId') ?? fieldProblem(problem, '/includeNested')}
          />
          <Checkbox
            label={text('ui.people.tell')}
            checked={draft.tell}
            onChange={(event) => setDraft({ ...draft, tell: event.currentTarget.checked })}
          />
          <DialogActs>
            <Button variant="default" onClick={onClose}>
              {text('ui.people.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {text('ui.change_member.submit')}
            </Button>
          </DialogActs>
        </Stack>
      </form>
    </Dialog>
  )
}

/** Only what was changed: what somebody else changes meanwhile is not undone by it. */
function changesOf(member: Member, { role, scope }: Draft): MemberChanges {
  const place = scope.in
  const moves = (place?.id ?? null) !== member.virtualAccountId
  return {
    ...(role !== member.role ? { role } : {}),
    ...(moves && place ? { virtualAccountId: place.id } : {}),
    ...(moves && !place ? { wholeAccount: true } : {}),
    ...(place && (moves || scope.includeNested !== member.includeNested)
      ? { includeNested: scope.includeNested }
      : {}),
  }
}
