import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef } from 'react'
import { useAct } from '../../../api/act'
import { answer, api } from '../../../api/client'
import type { MemberImport } from '../../../api/types'
import { useText } from '../../../portal/i18n/text'
import { useDownload } from '../../../ui/download'
import { Moment } from '../../../ui/Moment'
import { Notice } from '../../../ui/Notice'
import { Panel } from '../../../ui/Panel'
import { ProblemNotice } from '../../../ui/problems'
import { useRefreshAccount } from '../../account-query'
import { ImportRows } from './ImportRows'
import styles from './OneImport.module.css'
import { importQuery, rowsAsFile } from './queries'

type Props = {
  accountId: string
  one: MemberImport
  /** What it was tried with, while the page is open. */
  file: File | null
  isSending: boolean
  onAdd: (file: File) => void
  onAnother: () => void
}

/** How far an import is, or what would come of it, with what can be done next. */
export function OneImport({ accountId, one, file, isSending, onAdd, onAnother }: Props) {
  const text = useText()
  const refresh = useRefreshAccount()
  const runs = one.state === 'running'
  // Who has come in meanwhile is in the lists that the person goes to next.
  useEffect(() => {
    if (!runs && !one.dryRun) void refresh()
  }, [runs, one.dryRun, refresh])
  const ran = useRef(runs)
  const good = one.counts.added + one.counts.invited
  return (
    <>
      <Panel title={text(titleOf(one))}>
        {runs ? <Progress accountId={accountId} one={one} /> : <Sum one={one} isNew={ran.current} />}
        {one.dryRun && !runs && !file && (
          <p className={styles.hint}>{text('ui.member_import.choose_again')}</p>
        )}
        {!runs && (
          <Group gap="sm" mt="lg">
            {one.dryRun && file && good > 0 && (
              <Button loading={isSending} onClick={() => onAdd(file)}>
                {text('ui.member_import.add', { count: good })}
              </Button>
            )}
            <Button variant="default" onClick={onAnother}>
              {text('ui.member_import.another')}
            </Button>
            {one.rowsKeptUntil && <Files accountId={accountId} one={one} />}
          </Group>
        )}
      </Panel>
      {!runs && (one.rowsKeptUntil ? <ImportRows accountId={accountId} one={one} /> : <Gone />)}
    </>
  )
}

function titleOf({ state, dryRun }: MemberImport) {
  if (state === 'running') return dryRun ? 'ui.member_import.trying' : 'ui.member_import.running'
  if (state === 'cancelled') return 'ui.member_import.cancelled'
  return dryRun ? 'ui.member_import.tried' : 'ui.member_import.done'
}

function Progress({ accountId, one }: { accountId: string; one: MemberImport }) {
  const text = useText()
  const label = useId()
  const queryClient = useQueryClient()
  const cancel = useAct<string, MemberImport>(
    (importId, headers) =>
      answer(
        api.POST('/smart-accounts/{id}/member-imports/{importId}/cancellation', {
          params: { path: { id: accountId, importId } },
          headers,
        }),
      ),
    {
      onSuccess: (cancelled) =>
        queryClient.setQueryData(importQuery(accountId, cancelled.id).queryKey, cancelled),
    },
  )
  return (
    <>
      <p id={label} className={styles.far}>
        {text('ui.member_import.progress', { done: one.done, total: one.total })}
      </p>
      <progress className={styles.bar} aria-labelledby={label} value={one.done} max={one.total} />
      {one.resumesAt && (
        <Notice tone="wait" title={text('ui.member_import.rests')}>
          <p>
            <Moment at={one.resumesAt} withTime />
          </p>
        </Notice>
      )}
      <p className={styles.hint}>{text('ui.member_import.go_on')}</p>
      <ProblemNotice problem={cancel.error} />
      {one.may.cancel && (
        <div>
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(one.id)}>
            {text('ui.member_import.cancel')}
          </Button>
        </div>
      )}
    </>
  )
}

/** Says what came of it, and takes the focus where somebody has waited for it. */
function Sum({ one, isNew }: { one: MemberImport; isNew: boolean }) {
  const text = useText()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isNew) place.current?.focus()
  }, [isNew])
  const { counts, dryRun } = one
  const tone = counts.refused + counts.waiting > 0 ? 'wait' : 'good'
  return (
    <div ref={place} tabIndex={-1} className={styles.sum}>
      <Notice
        tone={tone}
        live="status"
        title={text(dryRun ? 'ui.member_import.would' : 'ui.member_import.counts', counts)}
      />
    </div>
  )
}

function Files({ accountId, one }: { accountId: string; one: MemberImport }) {
  const text = useText()
  const all = useDownload((_: 'csv') => rowsAsFile(accountId, one.id, undefined), `results-${one.id}`)
  const refused = useDownload((_: 'csv') => rowsAsFile(accountId, one.id, 'refused'), `refused-${one.id}`)
  return (
    <>
      {one.counts.refused + one.counts.waiting > 0 && (
        <Button variant="default" loading={refused.fetching !== null} onClick={() => refused.download('csv')}>
          {text('ui.member_import.refused_file')}
        </Button>
      )}
      <Button variant="default" loading={all.fetching !== null} onClick={() => all.download('csv')}>
        {text('ui.member_import.results_file')}
      </Button>
      <ProblemNotice problem={all.problem ?? refused.problem} />
    </>
  )
}

function Gone() {
  const text = useText()
  return <p className={styles.hint}>{text('ui.member_import.gone')}</p>
}
