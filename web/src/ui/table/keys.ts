const page = 10

/** The row that a key leads to from the row at `at`; null for a key that leads nowhere. */
export function rowAfter(key: string, at: number, count: number): number | null {
  const within = (to: number) => Math.min(Math.max(to, 0), count - 1)
  switch (key) {
    case 'ArrowDown':
      return within(at + 1)
    case 'ArrowUp':
      return within(at - 1)
    case 'PageDown':
      return within(at + page)
    case 'PageUp':
      return within(at - page)
    case 'Home':
      return within(0)
    case 'End':
      return within(count - 1)
    default:
      return null
  }
}
