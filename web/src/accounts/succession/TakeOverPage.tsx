import { Button, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import { Problem } from '../../api/problem'
import type { Succession } from '../../api/types'
import { HelpButton } from '../../portal/help/HelpButton'
import { useText } from '../../portal/i18n/text'
import { useCorrected } from '../../ui/corrected'
import { DnsRecord } from '../../ui/DnsRecord'
import { EmailField } from '../../ui/EmailField'
import { Moment } from '../../ui/Moment'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { Panel } from '../../ui/Panel'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { ReasonField } from '../../ui/ReasonField'
import { unicodeName } from '../../ui/unicode-name'
import { newestSuccessionQuery } from './queries'

type Given = { domain: string; adminEmail: string; reason: string }

const fields = ['/domainIdentifier', '/adminEmail', '/reason']

/** The account of a complete identifier; a restricted one is found in no other way. */
async function accountOf(domain: string) {
  const { items } = await answer(api.GET('/directory', { params: { query: { domain } } }))
  const found = items.find((row) =>
    [row.domainIdentifier, unicodeName(row.domainIdentifier)].includes(domain),
  )
  if (found?.status === 'active') return found
  throw new Problem({ status: 404, code: 'account.unknown' })
}

/** Names a new administrator for an account whose own are gone or do not answer. */
export function TakeOverPage() {
  const text = useText()
  const [begun, setBegun] = useState<Succession | null>(null)
  return (
    <Page
      width="reading"
      title={text('ui.take_over.title')}
      lead={text('ui.take_over.lead')}
      actions={<HelpButton guide="take-over-an-account" />}
    >
      {begun ? <Begun succession={begun} /> : <TakeOverForm onBegun={setBegun} />}
    </Page>
  )
}

function Begun({ succession }: { succession: Succession }) {
  const text = useText()
  return (
    <Notice tone="good" live="status" title={text('ui.take_over.begun', { admin: succession.adminEmail })}>
      <p>
        {text('ui.take_over.until')} <Moment at={succession.dueAt} />
      </p>
    </Notice>
  )
}

function TakeOverForm({ onBegun }: { onBegun: (succession: Succession) => void }) {
  const text = useText()
  const queryClient = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const { domain = '' } = useSearch({ strict: false })
  const [draft, setDraft] = useState<Given>({ domain: unicodeName(domain), adminEmail: '', reason: '' })
  const begin = useAct(
    async ({ domain: of, adminEmail, reason }: Given, headers) => {
      const account = await accountOf(of.toLowerCase())
      return answer(
        api.POST('/smart-accounts/{id}/successions', {
          params: { path: { id: account.id } },
          headers,
          body: { adminEmail, reason, domainIdentifier: account.domainIdentifier },
        }),
      )
    },
    {
      onSuccess: (made) => {
        void queryClient.invalidateQueries({ queryKey: newestSuccessionQuery('').queryKey.slice(0, 1) })
        onBegun(made)
      },
    },
  )
  const [problem, correct] = useCorrected(begin.error)
  useFocusOnProblem(form, begin.error)
  const change = (part: Partial<Given>) => setDraft({ ...draft, ...part })
  const isUnknown = problem?.code === 'account.unknown'
  return (
    <Panel>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          begin.mutate({
            domain: draft.domain.trim(),
            adminEmail: draft.adminEmail.trim(),
            reason: draft.reason.trim(),
          })
        }}
      >
        <Stack gap="md">
          <ProblemNotice
            problem={isUnknown ? null : problem}
            shownBeside={(pointer) => fields.includes(pointer)}
          />
          <TextInput
            label={text('ui.take_over.domain')}
            description={text('ui.take_over.domain_hint')}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            value={draft.domain}
            onChange={(event) => {
              correct('/domainIdentifier')
              change({ domain: event.currentTarget.value })
            }}
            error={isUnknown ? text('ui.take_over.unknown') : fieldProblem(problem, '/domainIdentifier')}
          />
          <EmailField
            label={text('ui.take_over.admin')}
            description={text('ui.take_over.admin_hint')}
            value={draft.adminEmail}
            onChange={(event) => {
              correct('/adminEmail')
              change({ adminEmail: event.currentTarget.value })
            }}
            error={fieldProblem(problem, '/adminEmail')}
          />
          <ReasonField
            label={text('ui.take_over.reason')}
            description={text('ui.take_over.reason_hint')}
            value={draft.reason}
            onKeep={(reason) => change({ reason })}
            problem={problem}
            correct={correct}
          />
          {problem?.proof && <DnsRecord name={problem.proof.recordName} value={problem.proof.recordValue} />}
          <Button type="submit" style={{ alignSelf: 'start' }} loading={begin.isPending}>
            {text(problem?.proof ? 'ui.take_over.check' : 'ui.take_over.submit')}
          </Button>
        </Stack>
      </form>
    </Panel>
  )
}
