import { Checkbox } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import { Problem } from '../../api/problem'
import type { AccessDecision, AccessRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useCorrected } from '../../ui/corrected'
import { FormDialog } from '../../ui/FormDialog'
import { Notice } from '../../ui/Notice'
import { fieldProblem } from '../../ui/problems'
import { Quote } from '../../ui/Quote'
import { RoleChoice } from '../members/RoleChoice'
import type { Role } from '../roles'
import { type Places, PlacesChoice } from './PlacesChoice'
import { useRefreshAccess } from './queries'

type Props = {
  request: AccessRequest
  opened: boolean
  onClose: () => void
  onDone: (sentence: string) => void
}

type Draft = { role: Role; places: Places; nested: boolean }

function draftOf(request: AccessRequest): Draft {
  return {
    role: request.role,
    places: request.scope === 'virtual_account' ? request.virtualAccounts : null,
    nested: false,
  }
}

/** Makes somebody a member, as they asked or otherwise. */
export function ApproveDialog({ request, opened, onClose, onDone }: Props) {
  const text = useText()
  const refresh = useRefreshAccess()
  const [draft, setDraft] = useState(() => draftOf(request))
  const [missing, setMissing] = useState<Problem | null>(null)
  const { name, email, outside } = request.requester
  const approve = useAct(
    (body: AccessDecision, headers) =>
      answer(
        api.POST('/access-requests/{id}/decision', { params: { path: { id: request.id } }, headers, body }),
      ),
    {
      onSuccess: () => onDone(text('ui.access_approve.done', { name })),
      // Also where it was refused: most likely somebody else was quicker.
      onSettled: () => void refresh(),
    },
  )
  const refusal = missing ?? approve.error
  const [problem, correct] = useCorrected(refusal)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is decided begins with what is asked for each time
  useEffect(() => {
    if (!opened) return
    setDraft(draftOf(request))
    setMissing(null)
    approve.reset()
  }, [opened])

  function send() {
    const { role, places, nested } = draft
    if (places && places.length === 0) {
      const detail = text('ui.people.choose_part')
      return setMissing(
        new Problem({
          status: 422,
          code: 'field.missing',
          errors: [{ field: '/virtualAccountIds', code: 'field.missing', detail }],
        }),
      )
    }
    setMissing(null)
    approve.mutate({
      verdict: 'approved',
      role,
      virtualAccountIds: places?.map(({ id }) => id) ?? [],
      ...(places ? { includeNested: nested } : {}),
    })
  }

  const placesProblem = problem?.fields.find(
    ({ field }) => field.startsWith('/virtualAccountIds') || field === '/includeNested',
  )
  return (
    <FormDialog
      title={text('ui.access_approve.title', { name })}
      opened={opened}
      onClose={onClose}
      onSubmit={send}
      refusal={refusal}
      problem={problem}
      shownBeside={(pointer) => pointer === '/role' || pointer === placesProblem?.field}
      lead={
        <>
          <p>{text('ui.access_approve.lead', { name, email, account: request.smartAccount.name })}</p>
          {outside && <Notice tone="wait" title={text('ui.access.outside', { email })} />}
          {request.note && <Quote text={request.note} by={name} />}
        </>
      }
      cancel={text('ui.people.cancel')}
      submit={text('ui.access_approve.submit')}
      holdsText
      busy={approve.isPending}
    >
      <RoleChoice
        value={draft.role}
        onChange={(role) => {
          correct('/role')
          setDraft({ ...draft, role })
        }}
        error={fieldProblem(problem, '/role')}
      />
      <PlacesChoice
        accountId={request.smartAccount.id}
        value={draft.places}
        onChange={(places) => {
          correct('/virtualAccountIds', '/includeNested', '/role')
          setMissing(null)
          setDraft({ ...draft, places })
        }}
        error={placesProblem?.detail}
      />
      {draft.places && (
        <Checkbox
          label={text('ui.people.nested')}
          checked={draft.nested}
          onChange={(event) => setDraft({ ...draft, nested: event.currentTarget.checked })}
        />
      )}
    </FormDialog>
  )
}
