import { Button, Stack, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import { Problem } from '../../api/problem'
import type { DirectoryRow, NewAccessRequest } from '../../api/types'
import { HelpButton } from '../../portal/help/HelpButton'
import { useText } from '../../portal/i18n/text'
import { useKept } from '../../portal/kept'
import { useCorrected } from '../../ui/corrected'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { Panel } from '../../ui/Panel'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { unicodeName } from '../../ui/unicode-name'
import { RoleChoice } from '../members/RoleChoice'
import type { Role } from '../roles'
import { useRefreshAccess } from './queries'

type Draft = { domain: string; role: Role; note: string }

/** Asks the administrators of an account to become a member of it. It is named by its complete identifier, by which a
 *  restricted one is found too. */
export function NewAccessRequestPage() {
  const text = useText()
  const navigate = useNavigate()
  const refresh = useRefreshAccess()
  const { domain = '' } = useSearch({ from: '/access-requests/new' })
  const form = useRef<HTMLFormElement>(null)
  const [draft, keep, forget] = useKept<Draft>(`ask-for-access-${domain}`, { domain, role: 'user', note: '' })
  const [missing, setMissing] = useState<Problem | null>(null)
  const ask = useAct(
    (body: NewAccessRequest, headers) => answer(api.POST('/access-requests', { headers, body })),
    {
      onSuccess: ({ id }) => {
        forget()
        void refresh()
        void navigate({ to: '/access-requests/$accessRequestId', params: { accessRequestId: id } })
      },
    },
  )
  // That there is no such account is about the field in which it was named.
  const refusal = missing ?? beside(ask.error)
  const [problem, correct] = useCorrected(refusal)
  useFocusOnProblem(form, refusal)

  function change(part: Partial<Draft>, pointer: string) {
    correct(pointer)
    setMissing(null)
    keep((before) => ({ ...before, ...part }))
  }

  function send() {
    const name = draft.domain.trim()
    if (!name) return setMissing(about('field.missing', text('ui.problem.required')))
    setMissing(null)
    const note = draft.note.trim()
    ask.mutate({ domainIdentifier: name, role: draft.role, ...(note ? { note } : {}) })
  }

  return (
    <Page
      title={text('ui.access_new.title')}
      lead={text('ui.access_new.lead')}
      width="reading"
      actions={<HelpButton guide="ask-for-access" />}
    >
      <Panel>
        <form
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <Stack gap="lg">
            <ProblemNotice
              problem={problem}
              shownBeside={(pointer) => ['/domainIdentifier', '/role', '/note'].includes(pointer)}
            />
            <div>
              <TextInput
                label={text('ui.access_new.domain')}
                description={text('ui.access_new.domain_hint')}
                spellCheck={false}
                autoCapitalize="none"
                autoComplete="off"
                value={draft.domain}
                onChange={(event) => change({ domain: event.currentTarget.value }, '/domainIdentifier')}
                error={fieldProblem(problem, '/domainIdentifier')}
              />
              <Found domain={draft.domain} />
            </div>
            <RoleChoice
              value={draft.role}
              onChange={(role) => change({ role }, '/role')}
              error={fieldProblem(problem, '/role')}
            />
            <Textarea
              label={text('ui.access_new.note')}
              description={text('ui.access_new.note_hint')}
              autosize
              minRows={3}
              maxRows={10}
              value={draft.note}
              onChange={(event) => change({ note: event.currentTarget.value }, '/note')}
              error={fieldProblem(problem, '/note')}
            />
            <p>{text('ui.access_new.next')}</p>
            <div>
              <Button type="submit" loading={ask.isPending}>
                {text('ui.access_new.submit')}
              </Button>
            </div>
          </Stack>
        </form>
      </Panel>
    </Page>
  )
}

/** Which account answers to what was typed, and what one is to it already. */
function Found({ domain }: { domain: string }) {
  const text = useText()
  const [typed] = useDebouncedValue(domain.trim().toLowerCase(), 350)
  const found = useQuery({
    queryKey: ['look-up', { domain: typed, whole: true }],
    queryFn: () => answer(api.GET('/directory', { params: { query: { domain: typed, limit: 20 } } })),
    enabled: typed.length >= 3,
    // A hint only: when it cannot be had, the form works all the same.
    retry: false,
  })
  const row = found.data?.items.find(
    ({ domainIdentifier }) => domainIdentifier === typed || unicodeName(domainIdentifier) === typed,
  )
  return (
    <div role="status" style={{ marginBlockStart: row ? '0.75rem' : 0 }}>
      {row && <FoundAccount row={row} />}
      {found.data && !row && typed.includes('.') && (
        <p style={{ marginBlockStart: '0.75rem' }}>{text('ui.access_new.none', { domain: typed })}</p>
      )}
    </div>
  )
}

function FoundAccount({ row }: { row: DirectoryRow }) {
  const text = useText()
  if (row.may.askForAccess) return <Notice tone="good" title={row.name} />
  if (row.relation === 'access_requested') {
    return (
      <Notice tone="wait" title={text('ui.access_new.asked', { account: row.name })}>
        <Link to="/access-requests">{text('ui.access_new.to_mine')}</Link>
      </Notice>
    )
  }
  if (row.status === 'active') {
    return (
      <Notice tone="wait" title={text('ui.access_new.member', { account: row.name })}>
        <Link to="/accounts/$accountId" params={{ accountId: row.id }}>
          {text('ui.access.to_account')}
        </Link>
      </Notice>
    )
  }
  return <Notice tone="wait" title={text('ui.access_new.not_active', { account: row.name })} />
}

function about(code: string, detail: string): Problem {
  return new Problem({ status: 422, code, errors: [{ field: '/domainIdentifier', code, detail }] })
}

function beside(problem: Problem | null): Problem | null {
  return problem?.code === 'account.unknown' && problem.detail ? about(problem.code, problem.detail) : problem
}
