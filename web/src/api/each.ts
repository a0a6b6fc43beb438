import { useRef, useState } from 'react'
import { asProblem, type Problem } from './problem'

export type Outcome<Item, Answer> = {
  done: { item: Item; answer: Answer }[]
  refused: { item: Item; problem: Problem }[]
  /** What would have been said of every one after that, too. */
  stopped: Problem | null
  /** Those that are still to be done, in their order: refused, or not come to. */
  left: Item[]
}

export function nothingDone<Item, Answer>(items: Item[] = []): Outcome<Item, Answer> {
  return { done: [], refused: [], stopped: null, left: items }
}

/**
 * The same act for one after the other, each with a call of its own: what one is refused for keeps no other out. It stops at
 * what is about none of them alone, such as a network that is gone, and leaves the rest as it was.
 */
export function useEach<Item, Answer>(
  send: (item: Item) => Promise<Answer>,
  isOfOne: (problem: Problem) => boolean,
) {
  const [outcome, setOutcome] = useState<Outcome<Item, Answer>>(nothingDone)
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null)
  const ended = useRef(false)

  async function run(items: Item[]): Promise<Outcome<Item, Answer>> {
    ended.current = false
    let now = nothingDone<Item, Answer>(items)
    setOutcome(now)
    for (const [done, item] of items.entries()) {
      setProgress({ done, of: items.length })
      try {
        const answer = await send(item)
        now = { ...now, done: [...now.done, { item, answer }], left: now.left.filter((one) => one !== item) }
      } catch (error) {
        const problem = asProblem(error)
        if (!isOfOne(problem)) now = { ...now, stopped: problem }
        else now = { ...now, refused: [...now.refused, { item, problem }] }
      }
      setOutcome(now)
      if (now.stopped || ended.current) break
    }
    setProgress(null)
    return now
  }

  return {
    run,
    outcome,
    progress,
    /** No more after the one that is under way. */
    end: () => {
      ended.current = true
    },
    forget: () => setOutcome(nothingDone()),
  }
}
