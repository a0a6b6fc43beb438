import { Checkbox } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useAct } from '../../api/act'
import { Problem } from '../../api/problem'
import type { Member, SmartAccount } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { useCorrected } from '../../ui/corrected'
import type { Deed } from '../../ui/Done'
import { FormDialog } from '../../ui/FormDialog'
import { fieldProblem } from '../../ui/problems'
import { useRefreshAccount } from '../account-query'
import type { Role } from '../roles'
import { Scope } from '../Scope'
import { wantedAgain } from './bulk'
import { changed } from './change-member'
import { RoleChoice } from './RoleChoice'
import { type ChosenScope, ScopeChoice } from './ScopeChoice'

type Props = {
  account: SmartAccount
  member: Member
  opened: boolean
  onClose: () => void
  onDone: (deed: Deed) => void
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
  const refresh = useRefreshAccount()
  const [draft, setDraft] = useState(() => draftOf(member))
  const [missing, setMissing] = useState<Problem | null>(null)
  const name = member.name || member.email
  const save = useAct(({ role, scope, tell }: Draft) => changed(account.id, member, { role, scope }, tell), {
    onSuccess: (now, { tell }) => {
      void refresh()
      onDone({
        sentence: text('ui.change_member.done', { name }),
        ...(now ? { undo: () => takeBack(now, tell) } : {}),
      })
    },
  })
  async function takeBack(now: Member, tell: boolean) {
    const back = await changed(account.id, now, wantedAgain(member), tell).catch(() => null)
    void refresh()
    onDone(
      back
        ? { sentence: text('ui.bulk.taken_back') }
        : { sentence: text('ui.bulk.not_taken_back', { count: 1 }), tone: 'wait' },
    )
  }
  const refusal = missing ?? save.error
  const [problem, correct] = useCorrected(refusal)

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
    save.mutate(draft)
  }

  return (
    <FormDialog
      title={text('ui.change_member.title', { name })}
      opened={opened}
      onClose={onClose}
      onSubmit={send}
      refusal={refusal}
      problem={problem}
      shownBeside={(pointer) => beside.includes(pointer)}
      lead={
        <p>
          {text('ui.change_member.now')}{' '}
          <strong>
            {say('ui.role', member.role)} · <Scope of={member} />
          </strong>
        </p>
      }
      cancel={text('ui.people.cancel')}
      submit={text('ui.change_member.submit')}
      holdsText
      busy={save.isPending}
    >
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
    </FormDialog>
  )
}
