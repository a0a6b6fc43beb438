import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

/**
 * The row that keys act on, and the way to move the focus to another one: that may have to be drawn first. What a panel
 * beside the list had opened gets the focus back when it closes.
 */
export function useActive(body: RefObject<HTMLElement | null>, opened: string | undefined) {
  const [active, setActive] = useState<string | null>(opened ?? null)
  const wanted = useRef<string | null>(null)
  const goTo = (id: string) => {
    wanted.current = id
    setActive(id)
  }

  const before = useRef(opened)
  useEffect(() => {
    if (before.current && !opened) goTo(before.current)
    before.current = opened
  })

  useLayoutEffect(() => {
    if (wanted.current === null) return
    const row = body.current?.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(wanted.current)}"]`)
    if (!row) return
    wanted.current = null
    row.focus()
  })

  return { active, setActive, goTo }
}

/** How far below the top of the page the rows begin, whatever comes and goes above them. */
export function useStart(body: RefObject<HTMLElement | null>): number {
  const [start, setStart] = useState(0)
  useLayoutEffect(() => {
    if (!body.current) return
    const now = Math.round(body.current.getBoundingClientRect().top + window.scrollY)
    if (Math.abs(now - start) > 1) setStart(now)
  })
  return start
}
