import { useCallback, useMemo, useState } from 'react'
import type { Problem } from '../api/problem'

const none: string[] = []

/**
 * What is left of a refusal while its reader corrects the fields: a field that was changed says nothing more, and with
 * the last of them the whole notice goes. `correct('/users')` stands for everything below it, too.
 */
export function useCorrected(problem: Problem | null) {
  const [state, setState] = useState<{ of: Problem | null; pointers: string[] }>({ of: null, pointers: none })
  const pointers = state.of === problem ? state.pointers : none
  const left = useMemo(() => problem?.without(pointers) ?? null, [problem, pointers])
  const correct = useCallback(
    (...changed: string[]) => {
      if (!problem) return
      setState((before) => ({
        of: problem,
        pointers: [...(before.of === problem ? before.pointers : none), ...changed],
      }))
    },
    [problem],
  )
  return [left, correct] as const
}
