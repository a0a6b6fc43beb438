import { Button, Stack, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { FilingAllowance } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useCorrected } from '../../ui/corrected'
import { type Deed, Done } from '../../ui/Done'
import { Moment } from '../../ui/Moment'
import { Page } from '../../ui/Page'
import { Paged } from '../../ui/Paged'
import { Panel } from '../../ui/Panel'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { Quote } from '../../ui/Quote'
import { ReasonField } from '../../ui/ReasonField'
import { Row, Rows } from '../../ui/Rows'
import { unicodeName } from '../../ui/unicode-name'
import { filingAllowancesQuery } from '../queries'

/** For the staff: a company that has to file many requests is not slowed down. */
export function FilingLimitsPage() {
  const text = useText()
  const queryClient = useQueryClient()
  const [deed, setDeed] = useState<Deed | null>(null)
  const list = useInfiniteQuery(filingAllowancesQuery)
  const readAgain = () => queryClient.invalidateQueries({ queryKey: filingAllowancesQuery.queryKey })
  const end = useAct(
    (domain: string) => answer(api.DELETE('/filing-allowances/{domain}', { params: { path: { domain } } })),
    {
      onSuccess: (_, domain) =>
        setDeed({ sentence: text('ui.filing_limits.ended', { domain: unicodeName(domain) }) }),
      // Also when it could not be ended: most likely it has ended already.
      onSettled: readAgain,
    },
  )
  return (
    <Page width="reading" title={text('ui.filing_limits.title')} lead={text('ui.filing_limits.lead')}>
      <Done deed={deed} />
      <LiftForm
        onLifted={({ domain }) => {
          setDeed({ sentence: text('ui.filing_limits.lifted', { domain: unicodeName(domain) }) })
          readAgain()
        }}
      />
      <Panel title={text('ui.filing_limits.list')}>
        <ProblemNotice problem={end.error} />
        <Paged list={list} lines={3} empty={<p>{text('ui.filing_limits.empty')}</p>}>
          {(allowances) => (
            <Rows>
              {allowances.map((one) => (
                <AllowanceRow
                  key={one.id}
                  allowance={one}
                  disabled={end.isPending}
                  onEnd={() => end.mutate(one.domain)}
                />
              ))}
            </Rows>
          )}
        </Paged>
      </Panel>
      <p>
        <Link to="/review">{text('ui.review.title')}</Link>
      </p>
    </Page>
  )
}

function LiftForm({ onLifted }: { onLifted: (allowance: FilingAllowance) => void }) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const [domain, setDomain] = useState('')
  const [reason, setReason] = useState('')
  const lift = useAct(
    (given: { domain: string; reason: string }) =>
      answer(
        api.PUT('/filing-allowances/{domain}', {
          // An empty one would be another address; the server says what is wrong with this one.
          params: { path: { domain: given.domain || '-' } },
          body: { reason: given.reason },
        }),
      ),
    {
      onSuccess: (allowance) => {
        setDomain('')
        setReason('')
        onLifted(allowance)
      },
    },
  )
  const [problem, correct] = useCorrected(lift.error)
  useFocusOnProblem(form, lift.error)
  return (
    <Panel title={text('ui.filing_limits.lift')}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          lift.mutate({ domain: domain.trim(), reason: reason.trim() })
        }}
      >
        <Stack gap="md">
          <ProblemNotice
            problem={problem}
            shownBeside={(pointer) => ['/domain', '/reason'].includes(pointer)}
          />
          <TextInput
            label={text('ui.filing_limits.domain')}
            description={text('ui.filing_limits.domain_hint')}
            autoCapitalize="none"
            spellCheck={false}
            value={domain}
            onChange={(event) => {
              correct('/domain')
              setDomain(event.currentTarget.value)
            }}
            error={fieldProblem(problem, '/domain')}
          />
          <ReasonField
            label={text('ui.decline.reason')}
            description={text('ui.filing_limits.reason_hint')}
            value={reason}
            onKeep={setReason}
            problem={problem}
            correct={correct}
            minRows={2}
          />
          <Button type="submit" style={{ alignSelf: 'start' }} loading={lift.isPending}>
            {text('ui.filing_limits.submit')}
          </Button>
        </Stack>
      </form>
    </Panel>
  )
}

type RowProps = { allowance: FilingAllowance; disabled: boolean; onEnd: () => void }

function AllowanceRow({ allowance, disabled, onEnd }: RowProps) {
  const text = useText()
  const domain = unicodeName(allowance.domain)
  return (
    <Row
      name={domain}
      end={
        <Button
          variant="default"
          size="xs"
          disabled={disabled}
          aria-label={text('ui.filing_limits.end_name', { domain })}
          onClick={onEnd}
        >
          {text('ui.filing_limits.end')}
        </Button>
      }
    >
      <Quote text={allowance.reason} by={allowance.by} />
      <Moment at={allowance.at} withTime />
    </Row>
  )
}
