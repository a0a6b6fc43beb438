import { Button, Checkbox, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import { Problem } from '../../api/problem'
import type { WholeVirtualAccount } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useKept } from '../../portal/kept'
import { useCorrected } from '../../ui/corrected'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { Loaded } from '../../ui/Loaded'
import { Notice } from '../../ui/Notice'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { useRefreshAccount } from '../account-query'
import { deletionQuery, virtualAccountQuery } from './queries'
import { TreeOnDemand } from './TreeOnDemand'
import { tagsIn } from './tags'

type Draft = {
  name: string
  description: string
  tags: string
  endDate: string
  isDefault: boolean
  unrestricted: boolean
}

const blank: Draft = {
  name: '',
  description: '',
  tags: '',
  endDate: '',
  isDefault: false,
  unrestricted: false,
}
const fields = ['/name', '/description', '/tags', '/endDate', '/isDefault', '/visibility']

function visibilityOf({ unrestricted }: Draft) {
  return unrestricted ? ('unrestricted' as const) : ('restricted' as const)
}

function isOfField(pointer: string) {
  return fields.some((field) => pointer === field || pointer.startsWith(`${field}/`))
}

type Fields = {
  draft: Draft
  onChange: (part: Partial<Draft>) => void
  problem: Problem | null
  /** Only one that is made can become the default here; later that is an act of its own. */
  isNew: boolean
}

function DraftFields({ draft, onChange, problem, isNew }: Fields) {
  const text = useText()
  const tagProblem = problem?.fields.find(({ field }) => field.startsWith('/tags'))?.detail
  return (
    <>
      <TextInput
        label={text('ui.virtual_account_form.name')}
        description={text('ui.virtual_account_form.name_hint')}
        autoComplete="off"
        value={draft.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={fieldProblem(problem, '/name')}
        data-autofocus
      />
      <Textarea
        label={text('ui.virtual_account_form.description')}
        autosize
        minRows={2}
        maxRows={8}
        value={draft.description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
        error={fieldProblem(problem, '/description')}
      />
      <TextInput
        label={text('ui.virtual_account_form.tags')}
        description={text('ui.virtual_account_form.tags_hint')}
        autoComplete="off"
        value={draft.tags}
        onChange={(event) => onChange({ tags: event.currentTarget.value })}
        error={tagProblem}
      />
      <TextInput
        type="date"
        label={text('ui.virtual_account_form.end_date')}
        description={text('ui.virtual_account_form.end_date_hint')}
        value={draft.endDate}
        onChange={(event) => onChange({ endDate: event.currentTarget.value })}
        error={fieldProblem(problem, '/endDate')}
      />
      <Checkbox
        label={text('ui.virtual_account_form.unrestricted')}
        description={text('ui.virtual_account_form.unrestricted_hint')}
        checked={draft.unrestricted}
        onChange={(event) => onChange({ unrestricted: event.currentTarget.checked })}
        error={fieldProblem(problem, '/visibility')}
      />
      {isNew && (
        <Checkbox
          label={text('ui.virtual_account_form.default')}
          description={text('ui.virtual_account_form.default_hint')}
          checked={draft.isDefault}
          onChange={(event) => onChange({ isDefault: event.currentTarget.checked })}
          error={fieldProblem(problem, '/isDefault')}
        />
      )}
    </>
  )
}

type NewProps = {
  accountId: string
  /** The one that it is nested in; without it the new one stands at the top. */
  within?: WholeVirtualAccount
  opened: boolean
  onClose: () => void
  onMade: (made: WholeVirtualAccount) => void
}

export function NewVirtualAccount({ accountId, within, opened, onClose, onMade }: NewProps) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const refresh = useRefreshAccount()
  const [draft, keep, forget] = useKept<Draft>(`virtual-account-${accountId}-${within?.id ?? 'top'}`, blank)
  const make = useAct(
    (given: Draft, headers) =>
      answer(
        api.POST('/smart-accounts/{id}/virtual-accounts', {
          params: { path: { id: accountId } },
          headers,
          body: {
            name: given.name.trim(),
            ...(given.description.trim() ? { description: given.description.trim() } : {}),
            ...(tagsIn(given.tags).length > 0 ? { tags: tagsIn(given.tags) } : {}),
            ...(given.endDate ? { endDate: given.endDate } : {}),
            ...(within ? { parentId: within.id } : {}),
            ...(given.isDefault ? { isDefault: true } : {}),
            visibility: visibilityOf(given),
          },
        }),
      ),
    {
      onSuccess: (made) => {
        forget()
        void refresh()
        onMade({ ...made, etag: null })
      },
    },
  )
  const [problem, correct] = useCorrected(make.error)
  useFocusOnProblem(form, make.error)
  return (
    <Dialog
      title={
        within
          ? text('ui.virtual_account_form.title_nested', { name: within.name })
          : text('ui.virtual_account_form.title_new')
      }
      opened={opened}
      onClose={onClose}
      closeOnClickOutside={false}
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          make.mutate(draft)
        }}
      >
        <Stack gap="md">
          <ProblemNotice problem={problem} shownBeside={isOfField} />
          <DraftFields
            isNew
            draft={draft}
            problem={problem}
            onChange={(part) => {
              correct(...Object.keys(part).map((name) => `/${name}`))
              keep({ ...draft, ...part })
            }}
          />
          <DialogActs>
            <Button variant="default" onClick={onClose}>
              {text('ui.virtual_account_form.cancel')}
            </Button>
            <Button type="submit" loading={make.isPending}>
              {text('ui.virtual_account_form.make')}
            </Button>
          </DialogActs>
        </Stack>
      </form>
    </Dialog>
  )
}

type OneProps = { accountId: string; one: WholeVirtualAccount; opened: boolean; onClose: () => void }

/**
 * Changes one from the version that was shown when the dialog opened. If somebody else was quicker, the server refuses, the
 * newest is read, and a second try changes that.
 */
function useChange(accountId: string, one: WholeVirtualAccount, onChanged: () => void) {
  const refresh = useRefreshAccount()
  const queryClient = useQueryClient()
  const etag = useRef<string | null>(null)
  const change = useAct(
    (body: object) =>
      answer(
        api.PATCH('/smart-accounts/{id}/virtual-accounts/{virtualAccountId}', {
          params: {
            path: { id: accountId, virtualAccountId: one.id },
            header: etag.current ? { 'If-Match': etag.current } : {},
          },
          body,
        }),
      ),
    {
      onSuccess: () => {
        void refresh()
        onChanged()
      },
      onError: async (problem) => {
        if (problem.status !== 412) return
        const newest = await queryClient.fetchQuery({
          ...virtualAccountQuery(accountId, one.id),
          staleTime: 0,
        })
        etag.current = newest.etag
      },
    },
  )
  const begin = () => {
    etag.current = one.etag
    change.reset()
  }
  return { change, begin }
}

export function EditVirtualAccount({
  accountId,
  one,
  opened,
  onClose,
  onSaved,
}: OneProps & { onSaved: () => void }) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState<Draft>(blank)
  const { change, begin } = useChange(accountId, one, onSaved)
  const [problem, correct] = useCorrected(change.error)
  useFocusOnProblem(form, change.error)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is edited is what stood there when the dialog opened
  useEffect(() => {
    if (!opened) return
    setDraft({
      name: one.name,
      description: one.description ?? '',
      tags: one.tags.join(', '),
      endDate: one.endDate ?? '',
      isDefault: one.isDefault,
      unrestricted: one.visibility === 'unrestricted',
    })
    begin()
  }, [opened])

  return (
    <Dialog
      title={text('ui.virtual_account_form.title_edit', { name: one.name })}
      opened={opened}
      onClose={onClose}
      closeOnClickOutside={false}
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate({
            name: draft.name.trim(),
            description: draft.description.trim(),
            tags: tagsIn(draft.tags),
            endDate: draft.endDate,
            visibility: visibilityOf(draft),
          })
        }}
      >
        <Stack gap="md">
          <ProblemNotice problem={problem} shownBeside={isOfField} />
          <DraftFields
            isNew={false}
            draft={draft}
            problem={problem}
            onChange={(part) => {
              correct(...Object.keys(part).map((name) => `/${name}`))
              setDraft({ ...draft, ...part })
            }}
          />
          <DialogActs>
            <Button variant="default" onClick={onClose}>
              {text('ui.virtual_account_form.cancel')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {text('ui.virtual_account_form.save')}
            </Button>
          </DialogActs>
        </Stack>
      </form>
    </Dialog>
  )
}

type Target = { id: string; name: string }

export function MoveVirtualAccount({
  accountId,
  one,
  opened,
  onClose,
  onMoved,
}: OneProps & { onMoved: () => void }) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const [to, setTo] = useState<'top' | 'within'>('within')
  const [target, setTarget] = useState<Target | null>(null)
  const { change, begin } = useChange(accountId, one, onMoved)
  const [missing, setMissing] = useState<Problem | null>(null)
  const problem = missing ?? change.error
  useFocusOnProblem(form, problem)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a dialog that is opened again begins anew
  useEffect(() => {
    if (!opened) return
    setTo('within')
    setTarget(null)
    setMissing(null)
    begin()
  }, [opened])

  function send() {
    if (to === 'within' && !target) return setMissing(nothingChosen(text('ui.move_virtual_account.missing')))
    setMissing(null)
    change.mutate(to === 'top' || !target ? { top: true } : { parentId: target.id })
  }

  return (
    <Dialog
      title={text('ui.move_virtual_account.title', { name: one.name })}
      opened={opened}
      onClose={onClose}
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Stack gap="md">
          <p>{text('ui.move_virtual_account.lead')}</p>
          <ProblemNotice problem={problem} />
          <Radio.Group
            label={text('ui.move_virtual_account.where')}
            value={to}
            onChange={(value) => setTo(value === 'top' ? 'top' : 'within')}
          >
            <Stack gap="sm" mt="xs">
              <Radio
                size="md"
                value="top"
                label={text('ui.move_virtual_account.top')}
                disabled={one.parentId === null}
              />
              <Radio
                size="md"
                value="within"
                label={
                  target
                    ? text('ui.move_virtual_account.into', { name: target.name })
                    : text('ui.move_virtual_account.within')
                }
                data-autofocus
              />
            </Stack>
          </Radio.Group>
          {to === 'within' && (
            <TreeOnDemand
              accountId={accountId}
              label={text('ui.move_virtual_account.within')}
              chosen={target?.id ?? null}
              onChoose={(id, name) => {
                setMissing(null)
                setTarget({ id, name })
              }}
              without={one.id}
            />
          )}
          <DialogActs>
            <Button variant="default" onClick={onClose}>
              {text('ui.virtual_account_form.cancel')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {text('ui.move_virtual_account.submit')}
            </Button>
          </DialogActs>
        </Stack>
      </form>
    </Dialog>
  )
}

/** Where the roles in one that goes are to hold from then on, or that they end. */
type Fate = { ends: boolean; target: Target | null }

/** Before one goes: what hangs on it, and what becomes of that. */
export function DeleteVirtualAccount({
  accountId,
  one,
  opened,
  onClose,
  onDeleted,
}: OneProps & { onDeleted: () => void }) {
  const text = useText()
  const refresh = useRefreshAccount()
  const form = useRef<HTMLFormElement>(null)
  const [fate, setFate] = useState<Fate>({ ends: false, target: null })
  const [missing, setMissing] = useState<Problem | null>(null)
  const review = useQuery({ ...deletionQuery(accountId, one.id), enabled: opened })
  const remove = useAct(
    (moveTo: string | null) =>
      answer(
        api.DELETE('/smart-accounts/{id}/virtual-accounts/{virtualAccountId}', {
          params: {
            path: { id: accountId, virtualAccountId: one.id },
            query: moveTo ? { moveTo } : {},
          },
        }),
      ),
    {
      onSuccess: () => {
        onDeleted()
        void refresh()
      },
      onError: () => void review.refetch(),
    },
  )
  const problem = missing ?? remove.error
  useFocusOnProblem(form, problem)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a dialog that is opened again begins anew
  useEffect(() => {
    if (!opened) return
    setFate({ ends: false, target: one.path.filter(({ id }) => id !== one.id).at(-1) ?? null })
    setMissing(null)
    remove.reset()
  }, [opened])

  function send(moves: boolean) {
    const { ends, target } = fate
    if (moves && !ends && !target) return setMissing(nothingChosen(text('ui.delete_virtual_account.missing')))
    setMissing(null)
    remove.mutate(moves && !ends && target ? target.id : null)
  }

  return (
    <Dialog
      title={text('ui.delete_virtual_account.title', { name: one.name })}
      opened={opened}
      onClose={onClose}
    >
      <Loaded query={review} lines={3}>
        {({ members, invitations, nested }) => {
          const moves = members + invitations > 0
          return (
            <form
              ref={form}
              noValidate
              onSubmit={(event) => {
                event.preventDefault()
                send(moves)
              }}
            >
              <Stack gap="md">
                <ProblemNotice problem={problem} />
                {nested > 0 ? (
                  <Notice tone="wait" title={text('ui.delete_virtual_account.nested', { nested })}>
                    <p>{text('ui.delete_virtual_account.nested_hint')}</p>
                  </Notice>
                ) : (
                  <p>
                    {moves
                      ? text('ui.delete_virtual_account.hangs_on', { members, invitations })
                      : text('ui.delete_virtual_account.nothing_holds')}
                  </p>
                )}
                {nested === 0 && moves && (
                  <FateChoice
                    accountId={accountId}
                    without={one.id}
                    value={fate}
                    onChange={(next) => {
                      setMissing(null)
                      setFate(next)
                    }}
                  />
                )}
                <DialogActs>
                  <Button variant="default" onClick={onClose}>
                    {text('ui.virtual_account_form.cancel')}
                  </Button>
                  {nested === 0 && (
                    <Button type="submit" color="red.9" loading={remove.isPending}>
                      {text('ui.delete_virtual_account.submit')}
                    </Button>
                  )}
                </DialogActs>
              </Stack>
            </form>
          )
        }}
      </Loaded>
    </Dialog>
  )
}

type FateProps = { accountId: string; without: string; value: Fate; onChange: (fate: Fate) => void }

function FateChoice({ accountId, without, value: { ends, target }, onChange }: FateProps) {
  const text = useText()
  return (
    <>
      <Radio.Group
        label={text('ui.delete_virtual_account.what_becomes')}
        value={ends ? 'end' : 'move'}
        onChange={(chosen) => onChange({ ends: chosen === 'end', target })}
      >
        <Stack gap="sm" mt="xs">
          <Radio
            size="md"
            value="move"
            label={
              target
                ? text('ui.delete_virtual_account.to', { name: target.name })
                : text('ui.delete_virtual_account.to_which')
            }
          />
          <Radio size="md" value="end" label={text('ui.delete_virtual_account.they_end')} />
        </Stack>
      </Radio.Group>
      {!ends && (
        <TreeOnDemand
          accountId={accountId}
          label={text('ui.delete_virtual_account.to_which')}
          chosen={target?.id ?? null}
          onChoose={(id, name) => onChange({ ends: false, target: { id, name } })}
          without={without}
        />
      )}
    </>
  )
}

function nothingChosen(sentence: string): Problem {
  return new Problem({ status: 422, code: 'field.missing', detail: sentence })
}
