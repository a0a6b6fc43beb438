import { lazy, type Ref, Suspense, useState } from 'react'
import { Icon } from '../Icon'
import type { RowAct } from './column'
import styles from './Table.module.css'

const bring = () => import('./menus')
const ActsMenu = lazy(async () => ({ default: (await bring()).ActsMenu }))

type DotsProps = {
  ref?: Ref<HTMLButtonElement>
  label: string
  onClick?: () => void
  onFocus?: () => void
  onPointerEnter?: () => void
  'aria-haspopup'?: 'menu'
  'aria-expanded'?: boolean
}

export function Dots({ label, ...rest }: DotsProps) {
  return (
    <button type="button" className={styles.dots} aria-label={label} {...rest}>
      <Icon name="dots" size={20} />
    </button>
  )
}

/** What can be done with one row: a plain button until it is pressed, as there is one in each row. */
export function RowMenu({ label, acts }: { label: string; acts: RowAct[] }) {
  const [pressed, setPressed] = useState(false)
  if (acts.length === 0) return null
  const warm = () => void bring().catch(() => {})
  const press = () =>
    void bring().then(
      () => setPressed(true),
      () => {},
    )
  const button = (
    <Dots
      label={label}
      aria-haspopup="menu"
      aria-expanded={false}
      onFocus={warm}
      onPointerEnter={warm}
      onClick={press}
    />
  )
  if (!pressed) return button
  return (
    <Suspense fallback={button}>
      <ActsMenu label={label} acts={acts} />
    </Suspense>
  )
}
