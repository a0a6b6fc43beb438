import { Menu } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../../portal/i18n/text'
import { Icon } from '../Icon'
import type { Column, RowAct } from './column'
import { LooksButton } from './Looks'
import { Dots } from './RowMenu'
import type { Density } from './Table'
import type { Rows } from './use-rows'

/** It is there because its button was pressed, so it opens at once, by a press like every later one. */
function usePressed() {
  const button = useRef<HTMLButtonElement>(null)
  const pressed = useRef(false)
  useEffect(() => {
    if (pressed.current) return
    pressed.current = true
    button.current?.focus()
    button.current?.click()
  }, [])
  return button
}

export function ActsMenu({ label, acts }: { label: string; acts: RowAct[] }) {
  const button = usePressed()
  return (
    <Menu position="bottom-end" width={220} withinPortal={false}>
      <Menu.Target>
        <Dots ref={button} label={label} />
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map(({ label: name, icon, act }) => (
          <Menu.Item key={name} leftSection={<Icon name={icon} size={16} />} onClick={act}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

export type LooksProps<Item extends object> = {
  columns: Column<Item>[]
  hidden: string[]
  onHide: (hidden: string[]) => void
  density: Density
  onDensity: (density: Density) => void
  rows: Rows<Item>
}

/** Which columns, how close together, and on a phone, where no columns are, in which order. */
export function LooksMenu<Item extends object>({
  columns,
  hidden,
  onHide,
  density,
  onDensity,
  rows,
}: LooksProps<Item>) {
  const text = useText()
  const button = usePressed()
  const sorted = rows.getAllLeafColumns().find((column) => column.getIsSorted())?.id ?? ''
  const sortable = columns.filter(({ id }) => rows.getColumn(id)?.getCanSort())
  const toggle = (id: string) =>
    onHide(hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id])
  return (
    <Menu position="bottom-end" width={230} closeOnItemClick={false} withinPortal={false}>
      <Menu.Target>
        <LooksButton ref={button} />
      </Menu.Target>
      <Menu.Dropdown>
        <Group label={text('ui.table.density')}>
          <Menu.RadioGroup value={density} onChange={(to) => onDensity(to as Density)}>
            <Menu.RadioItem value="compact">{text('ui.table.compact')}</Menu.RadioItem>
            <Menu.RadioItem value="comfortable">{text('ui.table.comfortable')}</Menu.RadioItem>
          </Menu.RadioGroup>
        </Group>
        <Group label={text('ui.table.columns')}>
          {columns
            .filter(({ isName }) => !isName)
            .map(({ id, label }) => (
              <Menu.CheckboxItem key={id} checked={!hidden.includes(id)} onChange={() => toggle(id)}>
                {label}
              </Menu.CheckboxItem>
            ))}
        </Group>
        {sortable.length > 0 && (
          <Group label={text('ui.table.order')}>
            <Menu.RadioGroup
              value={sorted}
              onChange={(id) => {
                if (id) rows.getColumn(id)?.toggleSorting(false)
                else rows.setSorting([])
              }}
            >
              <Menu.RadioItem value="">{text('ui.table.given_order')}</Menu.RadioItem>
              {sortable.map(({ id, label }) => (
                <Menu.RadioItem key={id} value={id}>
                  {label}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Group>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function Group({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      {children}
    </>
  )
}
