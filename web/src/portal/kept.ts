import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { sessionQuery } from '../api/queries'

const prefix = 'deedbox.kept.'

// A signed-in person's work outlives the browser window, a visitor's only the tab: the next one at a shared computer
// is not to read it.
function storageOf(owner: string | null): Storage {
  return owner ? localStorage : sessionStorage
}

function read<Value>(owner: string | null, key: string, empty: Value): Value {
  try {
    const text = storageOf(owner).getItem(key)
    return text === null ? empty : (JSON.parse(text) as Value)
  } catch {
    return empty
  }
}

function write(owner: string | null, key: string, value: unknown) {
  try {
    storageOf(owner).setItem(key, JSON.stringify(value))
  } catch {
    // Storage full or switched off: the page still holds the work, only a reload would lose it.
  }
}

/**
 * State that survives a reload: what somebody typed and has not sent yet. Kept per person, forgotten once sent and at
 * sign-out. Never for passwords.
 */
export function useKept<Value>(place: string, empty: Value) {
  const { data: user } = useQuery({ ...sessionQuery, enabled: false })
  const owner = user?.id ?? null
  const key = `${prefix}${owner ?? 'visitor'}.${place}`
  const [state, setState] = useState(() => ({ key, value: read(owner, key, empty) }))
  const current = state.key === key ? state.value : read(owner, key, empty)
  if (state.key !== key) setState({ key, value: current })

  const keep = useCallback(
    (next: Value | ((before: Value) => Value)) => {
      setState((before) => {
        const value = next instanceof Function ? next(before.value) : next
        write(owner, key, value)
        return { key, value }
      })
    },
    [owner, key],
  )

  const forget = useCallback(() => {
    storageOf(owner).removeItem(key)
    setState({ key, value: empty })
  }, [owner, key, empty])

  return [current, keep, forget] as const
}

export function forgetEverything() {
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key)
  }
}
