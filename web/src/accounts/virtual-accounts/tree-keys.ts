/** Where a key leads in a tree as the ARIA practices have it: among the items in sight, from the one that has the focus. */
export function itemFor(key: string, from: HTMLElement, tree: HTMLElement): HTMLElement | null {
  const items = [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')]
  const at = items.indexOf(from)
  switch (key) {
    case 'ArrowDown':
      return items[at + 1] ?? null
    case 'ArrowUp':
      return items[at - 1] ?? null
    case 'Home':
      return items[0] ?? null
    case 'End':
      return items.at(-1) ?? null
    case 'ArrowRight':
      return from.querySelector('[role="treeitem"]')
    case 'ArrowLeft':
      return from.parentElement?.closest<HTMLElement>('[role="treeitem"]') ?? null
    default:
      return null
  }
}

const patience = 700

/** Letters typed one after the other lead to the next name that begins with them. */
export class TypeAhead {
  private typed = ''
  private last = Number.NEGATIVE_INFINITY

  /** The place of that name among all in sight, seen from the place `at`; undefined when none begins so. */
  press(letter: string, names: string[], at: number, now: number): number | undefined {
    this.typed = (now - this.last > patience ? '' : this.typed) + letter.toLocaleLowerCase()
    this.last = now
    // The same letter again and again walks on; a word that goes on may still be that of the place one is at.
    const walks = [...this.typed].every((one) => one === this.typed[0])
    const sought = walks ? letter.toLocaleLowerCase() : this.typed
    const places = names.map((_, index) => (at + (walks ? 1 : 0) + index) % names.length)
    return places.find((place) => names[place]?.toLocaleLowerCase().startsWith(sought))
  }
}
