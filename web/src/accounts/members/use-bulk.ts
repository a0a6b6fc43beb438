import { useState } from 'react'
import type { Outcome } from '../../api/each'
import type { Member } from '../../api/types'
import { type Say, useText } from '../../portal/i18n/text'
import type { Deed } from '../../ui/Done'
import { sentenceOf } from '../../ui/problems'
import type { Chosen } from '../../ui/table/use-rows'
import { useRefreshAccount } from '../account-query'
import type { Changed } from './BulkDialogs'
import { changesTo, type Wanted, wantedAgain } from './bulk'
import { changed } from './change-member'

/** What is done with several members; a new number for each time that a dialog opens. */
type Bulk = { act: 'change' | 'remove'; members: Member[]; opened: boolean; number: number }

const nobody: Chosen = {}

/** The members that are chosen, what is done with them, and what came of it. */
export function useBulk(accountId: string, onDeed: (deed: Deed) => void) {
  const text = useText()
  const refresh = useRefreshAccount()
  const [chosen, setChosen] = useState<Chosen>(nobody)
  const [troubles, setTroubles] = useState<ReadonlyMap<string, string>>(new Map())
  const [bulk, setBulk] = useState<Bulk | null>(null)

  /** Who was refused stays chosen, with the reason. */
  function settle(outcome: Outcome<Member, unknown>) {
    setChosen(Object.fromEntries(outcome.left.map(({ id }) => [id, true] as const)))
    setTroubles(
      new Map(
        outcome.refused.map(({ item, problem }) => [
          item.id,
          problem.fields[0]?.detail ?? sentenceOf(problem, text),
        ]),
      ),
    )
    setBulk((before) => before && { ...before, members: outcome.left, opened: outcome.stopped !== null })
  }

  async function takeBack({ done }: Changed, tell: boolean) {
    let failed = 0
    for (const { item, answer } of done) {
      if (!answer) continue
      await changed(accountId, answer, wantedAgain(item), tell).catch(() => {
        failed += 1
      })
    }
    void refresh()
    onDeed(
      failed > 0
        ? { sentence: text('ui.bulk.not_taken_back', { count: failed }), tone: 'wait' }
        : { sentence: text('ui.bulk.taken_back') },
    )
  }

  return {
    chosen,
    choose: setChosen,
    troubles,
    bulk,
    begin: (act: Bulk['act'], members: Member[]) =>
      setBulk((before) => ({ act, members, opened: true, number: (before?.number ?? 0) + 1 })),
    close: () => setBulk((before) => before && { ...before, opened: false }),
    forget: () => {
      setChosen(nobody)
      setTroubles(new Map())
    },
    afterChange: (outcome: Changed, wanted: Wanted, tell: boolean) => {
      settle(outcome)
      if (outcome.stopped && outcome.done.length === 0) return
      const any = outcome.done.some(({ item }) => changesTo(item, wanted) !== null)
      onDeed({
        ...said(text, 'ui.bulk.changed', outcome),
        ...(any ? { undo: () => takeBack(outcome, tell) } : {}),
      })
    },
    afterRemoval: (outcome: Outcome<Member, unknown>) => {
      settle(outcome)
      if (outcome.stopped && outcome.done.length === 0) return
      onDeed(said(text, 'ui.bulk.removed', outcome))
    },
  }
}

function said(
  text: Say,
  key: 'ui.bulk.changed' | 'ui.bulk.removed',
  { done, refused }: Outcome<Member, unknown>,
): Deed {
  const sentence = text(key, { count: done.length })
  if (refused.length === 0) return { sentence }
  return { sentence: `${sentence} ${text('ui.bulk.refused', { count: refused.length })}`, tone: 'wait' }
}
