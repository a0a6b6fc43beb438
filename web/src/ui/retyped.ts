import { useState } from 'react'

/**
 * A mail address that is typed although it is known, because some mail scanners press every button and fill in every
 * form, and this they do not get right. Without an expected address any will do. `refusal` counts the refused attempts,
 * and is null as long as there is nothing to say.
 */
export function useRetyped(expected: string | undefined, typed: string) {
  const [refusals, setRefusals] = useState(0)
  const isOther = expected !== undefined && typed.trim().toLowerCase() !== expected.toLowerCase()
  return {
    isOther,
    refusal: isOther && refusals > 0 ? refusals : null,
    refuse: () => setRefusals(refusals + 1),
  }
}
