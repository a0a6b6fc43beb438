import { Button } from '@mantine/core'
import { lazy, type Ref, Suspense, useState } from 'react'
import { useText } from '../../portal/i18n/text'
import { Icon } from '../Icon'
import type { LooksProps } from './menus'
import styles from './Table.module.css'

const bring = () => import('./menus')
const LooksMenu = lazy(async () => ({ default: (await bring()).LooksMenu })) as unknown as <
  Item extends object,
>(
  props: LooksProps<Item>,
) => React.ReactNode

type ButtonProps = {
  ref?: Ref<HTMLButtonElement>
  onClick?: () => void
  onFocus?: () => void
  onPointerEnter?: () => void
  'aria-haspopup'?: 'menu'
  'aria-expanded'?: boolean
}

export function LooksButton(props: ButtonProps) {
  const text = useText()
  return (
    <Button
      variant="default"
      size="xs"
      className={styles.looks}
      leftSection={<Icon name="columns" size={16} />}
      {...props}
    >
      {text('ui.table.looks')}
    </Button>
  )
}

/** How a person likes the table to look; their browser keeps it until they sign out. */
export function Looks<Item extends object>(props: LooksProps<Item>) {
  const [pressed, setPressed] = useState(false)
  const warm = () => void bring().catch(() => {})
  const press = () =>
    void bring().then(
      () => setPressed(true),
      () => {},
    )
  const button = (
    <LooksButton
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
      <LooksMenu {...props} />
    </Suspense>
  )
}
