import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import { asProblem, Problem } from '../../api/problem'
import type { AccessRules, NewAccessRules } from '../../api/types'
import { HelpButton } from '../../portal/help/HelpButton'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { useCorrected } from '../../ui/corrected'
import { type Deed, Done } from '../../ui/Done'
import { EmptyState } from '../../ui/EmptyState'
import { Icon } from '../../ui/Icon'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { Panel } from '../../ui/Panel'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { unicodeName } from '../../ui/unicode-name'
import { Waiting } from '../../ui/Waiting'
import { useAccount } from '../account-place'
import styles from './AccessRulesPage.module.css'
import { type Places, PlacesChoice } from './PlacesChoice'
import { accessRulesQuery } from './queries'

type Rule = NonNullable<NewAccessRules['rules']>[number]
/** A rule as it is edited; `key` is for the page alone. */
type Draft = { key: number; domain: string; verdict: Rule['verdict']; role: string; places: Places }

/** By which mail domains requests are decided by themselves: a list in which the first that matches counts. */
export function AccessRulesPage() {
  const text = useText()
  const account = useAccount()
  const rules = useQuery(accessRulesQuery(account.id))
  return (
    <Page
      title={text('ui.access_rules.title')}
      of={account.name}
      lead={text('ui.access_rules.lead')}
      actions={<HelpButton guide="ask-for-access" />}
    >
      {rules.data ? (
        <Editor rules={rules.data} />
      ) : rules.error ? (
        <ProblemNotice problem={asProblem(rules.error)} onRetry={() => rules.refetch()} />
      ) : (
        <Panel>
          <Waiting lines={5} />
        </Panel>
      )}
    </Page>
  )
}

let made = 0

function draftsOf({ rules, virtualAccounts }: AccessRules): Draft[] {
  return rules.map((rule) => {
    const ids = rule.virtualAccountIds ?? []
    // One that is gone is left out: the rule does nothing until somebody has looked at it.
    const places = virtualAccounts.filter(({ id }) => ids.includes(id))
    return {
      key: ++made,
      domain: unicodeName(rule.domain),
      verdict: rule.verdict,
      role: rule.role ?? '',
      places: ids.length > 0 ? places : null,
    }
  })
}

function Editor({ rules }: { rules: AccessRules }) {
  const text = useText()
  const account = useAccount()
  const form = useRef<HTMLFormElement>(null)
  const all = useQuery(accessRulesQuery(account.id))
  const [drafts, setDrafts] = useState(() => draftsOf(rules))
  const [etag, setEtag] = useState(rules.etag)
  const [deed, setDeed] = useState<Deed | null>(null)
  const save = useAct(
    (body: NewAccessRules) =>
      answer(
        api.PUT('/smart-accounts/{id}/access-rules', {
          params: { path: { id: account.id }, header: etag ? { 'If-Match': etag } : {} },
          body,
        }),
      ),
    {
      onSuccess: async () => {
        const { data } = await all.refetch()
        setEtag(data?.etag ?? null)
        setDeed({ sentence: text('ui.access_rules.saved') })
      },
    },
  )
  const [missing, setMissing] = useState<Problem | null>(null)
  const refusal = missing ?? save.error
  const [problem, correct] = useCorrected(refusal)
  useFocusOnProblem(form, refusal)
  const added = useRef(false)

  // Whoever adds a rule goes on in it.
  useEffect(() => {
    if (!added.current) return
    added.current = false
    const inputs = form.current?.querySelectorAll<HTMLInputElement>('input[name="domain"]')
    inputs?.item(drafts.length - 1)?.focus()
  }, [drafts])

  function change(at: number, part: Partial<Draft>) {
    correct(`/rules/${at}`)
    setDrafts(drafts.map((draft, i) => (i === at ? { ...draft, ...part } : draft)))
  }

  function move(at: number, by: number) {
    const next = [...drafts]
    const [draft] = next.splice(at, 1)
    if (!draft) return
    next.splice(at + by, 0, draft)
    correct('/rules')
    setDrafts(next)
  }

  function add() {
    added.current = true
    const own = rules.domains.find((domain) => !drafts.some((draft) => draft.domain === unicodeName(domain)))
    setDrafts([
      ...drafts,
      own
        ? { key: ++made, domain: unicodeName(own), verdict: 'approved', role: 'user', places: null }
        : { key: ++made, domain: '', verdict: 'declined', role: '', places: null },
    ])
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const without = withoutPlace(drafts, text('ui.people.choose_part'))
        setMissing(without)
        if (!without) save.mutate({ rules: drafts.map(ruleOf) })
      }}
    >
      <Stack gap="lg">
        <Done deed={deed} />
        <Notice
          title={
            rules.domains.length > 0
              ? text('ui.access_rules.domains', { domains: rules.domains.map(unicodeName).join(', ') })
              : text('ui.access_rules.no_domains')
          }
        >
          <p>{text('ui.access_rules.limits')}</p>
        </Notice>
        <ProblemNotice problem={problem} shownBeside={(pointer) => /^\/rules\/\d+\//.test(pointer)} />
        {drafts.length === 0 ? (
          <Panel>
            <EmptyState icon="person" title={text('ui.access_rules.empty')}>
              <p>{text('ui.access_rules.empty_hint')}</p>
            </EmptyState>
          </Panel>
        ) : (
          <ol className={styles.rules}>
            {drafts.map((draft, at) => (
              <li key={draft.key}>
                <OneRule
                  accountId={account.id}
                  draft={draft}
                  at={at}
                  last={at === drafts.length - 1}
                  problem={problem}
                  onChange={(part) => change(at, part)}
                  onMove={(by) => move(at, by)}
                  onRemove={() => {
                    correct('/rules')
                    setDrafts(drafts.filter((_, i) => i !== at))
                  }}
                />
              </li>
            ))}
          </ol>
        )}
        <Group gap="sm">
          <Button variant="default" leftSection={<Icon name="plus" size={16} />} onClick={add}>
            {text('ui.access_rules.add')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {text('ui.access_rules.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

type OneProps = {
  accountId: string
  draft: Draft
  at: number
  last: boolean
  problem: Problem | null
  onChange: (part: Partial<Draft>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

function OneRule({ accountId, draft, at, last, problem, onChange, onMove, onRemove }: OneProps) {
  const text = useText()
  const say = useWord()
  const name = text('ui.access_rules.number', { number: at + 1 })
  const places = problem?.fields.find(({ field }) => field.startsWith(`/rules/${at}/virtualAccountIds`))
  return (
    <Panel title={name}>
      <div className={styles.fields}>
        <TextInput
          name="domain"
          label={text('ui.access_rules.domain')}
          description={text('ui.access_rules.domain_hint')}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          value={draft.domain}
          onChange={(event) => onChange({ domain: event.currentTarget.value })}
          error={fieldProblem(problem, `/rules/${at}/domain`)}
        />
        <Select
          label={text('ui.access_rules.verdict')}
          description={text('ui.access_rules.verdict_hint')}
          value={draft.verdict}
          allowDeselect={false}
          onChange={(verdict) => onChange({ verdict: verdict as Draft['verdict'] })}
          data={[
            { value: 'approved', label: text('ui.access_rules.approve') },
            { value: 'declined', label: text('ui.access_rules.decline') },
          ]}
        />
        {draft.verdict === 'approved' && (
          <Select
            label={text('ui.people.role')}
            description={text('ui.access_rules.role_hint')}
            value={draft.role || 'asked'}
            allowDeselect={false}
            onChange={(role) => onChange({ role: role === 'asked' ? '' : (role ?? '') })}
            data={[
              { value: 'asked', label: text('ui.access_rules.as_asked') },
              { value: 'user', label: say('ui.role', 'user') },
              { value: 'viewer', label: say('ui.role', 'viewer') },
            ]}
            error={fieldProblem(problem, `/rules/${at}/role`)}
          />
        )}
      </div>
      {draft.verdict === 'approved' && (
        <PlacesChoice
          accountId={accountId}
          value={draft.places}
          onChange={(value) => onChange({ places: value })}
          error={places?.detail}
        />
      )}
      <Group gap="sm" mt="md">
        <Button
          variant="default"
          size="xs"
          disabled={at === 0}
          aria-label={text('ui.access_rules.up_of', { name })}
          onClick={() => onMove(-1)}
        >
          {text('ui.access_rules.up')}
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={last}
          aria-label={text('ui.access_rules.down_of', { name })}
          onClick={() => onMove(1)}
        >
          {text('ui.access_rules.down')}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="bin" size={14} />}
          aria-label={text('ui.access_rules.remove_of', { name })}
          onClick={onRemove}
        >
          {text('ui.access_rules.remove')}
        </Button>
      </Group>
    </Panel>
  )
}

/** A rule for parts of which none is chosen must not become one for the whole account. */
function withoutPlace(drafts: Draft[], detail: string): Problem | null {
  const errors = drafts.flatMap(({ verdict, places }, at) =>
    verdict === 'approved' && places?.length === 0
      ? [{ field: `/rules/${at}/virtualAccountIds`, code: 'field.missing', detail }]
      : [],
  )
  return errors.length > 0 ? new Problem({ status: 422, code: 'field.missing', errors }) : null
}

function ruleOf({ domain, verdict, role, places }: Draft): Rule {
  if (verdict === 'declined') return { domain: domain.trim(), verdict }
  return {
    domain: domain.trim(),
    verdict,
    ...(role === 'user' || role === 'viewer' ? { role } : {}),
    ...(places && places.length > 0 ? { virtualAccountIds: places.map(({ id }) => id) } : {}),
  }
}
