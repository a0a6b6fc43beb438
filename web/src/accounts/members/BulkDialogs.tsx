import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { answer, api } from '../../api/client'
import { type Outcome, useEach } from '../../api/each'
import { Problem } from '../../api/problem'
import type { Member } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useCorrected } from '../../ui/corrected'
import { FormDialog } from '../../ui/FormDialog'
import { fieldProblem } from '../../ui/problems'
import { useRefreshAccount } from '../account-query'
import type { Role } from '../roles'
import { isOfOneMember, oneselfLast, type Wanted } from './bulk'
import { changed } from './change-member'
import { RoleChoice } from './RoleChoice'
import { type ChosenScope, ScopeChoice, wholeAccount } from './ScopeChoice'
import { WhoIsMeant } from './WhoIsMeant'

type Props = {
  accountId: string
  members: Member[]
  opened: boolean
  onClose: () => void
}

/** One after the other, and how far it is. */
function useEachMember<Answer>(accountId: string, send: (member: Member) => Promise<Answer>) {
  const refresh = useRefreshAccount()
  const text = useText()
  const each = useEach<Member, Answer>(send, isOfOneMember)
  return {
    ...each,
    accountId,
    run: async (members: Member[]) => {
      const outcome = await each.run(oneselfLast(members))
      void refresh()
      return outcome
    },
    aside: each.progress && (
      <span role="status" style={{ marginInlineEnd: 'auto', alignSelf: 'center' }}>
        {text('ui.add_people.progress', { done: each.progress.done, of: each.progress.of })}
      </span>
    ),
  }
}

export type Changed = Outcome<Member, Member | null>

type ChangeProps = Props & { onDone: (outcome: Changed, wanted: Wanted, tell: boolean) => void }

/** Another role, or another place, for several people at once. */
export function BulkChangeDialog({ accountId, members, opened, onClose, onDone }: ChangeProps) {
  const text = useText()
  const [role, setRole] = useState<Role | null>(null)
  const [scope, setScope] = useState<ChosenScope | null>(null)
  const [tell, setTell] = useState(true)
  const [missing, setMissing] = useState<Problem | null>(null)
  const { run, aside, progress, end, outcome } = useEachMember(accountId, (member) =>
    changed(accountId, member, { role, scope }, tell),
  )
  const refusal = missing ?? outcome.stopped
  const [problem, correct] = useCorrected(refusal)

  async function send() {
    if (!role && !scope) return setMissing(required('/role', text('ui.bulk.choose_something')))
    if (scope?.in?.id === '') return setMissing(required('/virtualAccountId', text('ui.people.choose_part')))
    setMissing(null)
    onDone(await run(members), { role, scope }, tell)
  }

  return (
    <FormDialog
      title={text('ui.bulk.change_title', { count: members.length })}
      opened={opened}
      onClose={() => {
        end()
        onClose()
      }}
      onSubmit={() => void send()}
      refusal={refusal}
      problem={problem}
      shownBeside={(pointer) => pointer === '/role' || pointer === '/virtualAccountId'}
      lead={<WhoIsMeant members={members} />}
      aside={aside}
      cancel={text('ui.people.cancel')}
      submit={text('ui.bulk.change_submit', { count: members.length })}
      holdsText
      busy={progress !== null}
    >
      <Checkbox
        label={text('ui.bulk.change_role')}
        checked={role !== null}
        error={role === null && fieldProblem(problem, '/role')}
        onChange={(event) => {
          correct('/role')
          setRole(event.currentTarget.checked ? 'user' : null)
        }}
        data-autofocus
      />
      {role && <RoleChoice value={role} onChange={setRole} error={fieldProblem(problem, '/role')} />}
      <Checkbox
        label={text('ui.bulk.change_scope')}
        checked={scope !== null}
        onChange={(event) => {
          correct('/role', '/virtualAccountId')
          setScope(event.currentTarget.checked ? wholeAccount : null)
        }}
      />
      {scope && (
        <ScopeChoice
          accountId={accountId}
          value={scope}
          onChange={(to) => {
            correct('/virtualAccountId')
            setScope(to)
          }}
          error={fieldProblem(problem, '/virtualAccountId')}
        />
      )}
      <Checkbox
        label={text('ui.people.tell')}
        checked={tell}
        onChange={(event) => setTell(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}

type RemoveProps = Props & { accountName: string; onDone: (outcome: Outcome<Member, unknown>) => void }

/** Takes their roles away: asked once, with the names of those who lose them. */
export function BulkRemoveDialog({ accountId, accountName, members, opened, onClose, onDone }: RemoveProps) {
  const text = useText()
  const [tell, setTell] = useState(true)
  const { run, aside, progress, end, outcome } = useEachMember(accountId, (member) =>
    answer(
      api.DELETE('/smart-accounts/{id}/members/{memberId}', {
        params: {
          path: { id: accountId, memberId: member.id },
          query: tell && !member.isMe ? { tell: 'true' } : {},
        },
      }),
    ),
  )
  return (
    <FormDialog
      title={text('ui.bulk.remove_title', { count: members.length, account: accountName })}
      opened={opened}
      onClose={() => {
        end()
        onClose()
      }}
      onSubmit={() => void run(members).then(onDone)}
      size="md"
      refusal={outcome.stopped}
      lead={
        <>
          <p>{text('ui.bulk.remove_lead')}</p>
          <WhoIsMeant members={members} />
        </>
      }
      aside={aside}
      cancel={text('ui.people.cancel')}
      submit={text('ui.bulk.remove_submit', { count: members.length })}
      colour="red.9"
      cancelFirst
      busy={progress !== null}
    >
      <p>{text('ui.remove_member.their_way_back')}</p>
      <Checkbox
        label={text('ui.remove_member.tell')}
        checked={tell}
        onChange={(event) => setTell(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}

function required(field: string, detail: string): Problem {
  return new Problem({
    status: 422,
    code: 'field.missing',
    errors: [{ field, code: 'field.missing', detail }],
  })
}
