import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import {
  keepPreviousData,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import { createContext, type KeyboardEvent, useContext, useEffect, useRef, useState } from 'react'
import { asProblem } from '../../api/problem'
import type { VirtualAccount } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { EmptyState } from '../../ui/EmptyState'
import { Icon } from '../../ui/Icon'
import { Loaded } from '../../ui/Loaded'
import { ProblemNotice } from '../../ui/problems'
import { branchQuery, foundQuery, virtualAccountQuery } from './queries'
import { itemFor, TypeAhead } from './tree-keys'
import styles from './VirtualAccountTree.module.css'

type Props = {
  accountId: string
  label: string
  chosen: string | null
  onChoose: (id: string, name: string) => void
  /** It and what is nested in it cannot be chosen. */
  without?: string
}

/** The Virtual Accounts of one account, branch by branch as they are opened, or found by name. Enter chooses one. */
export function VirtualAccountTree({ accountId, label, chosen, onChoose, without }: Props) {
  const text = useText()
  const place = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [sought] = useDebouncedValue(typed.trim(), 250)
  return (
    <div ref={place} className={styles.whole}>
      <TextInput
        type="search"
        size="sm"
        aria-label={text('ui.tree.search')}
        placeholder={text('ui.tree.search')}
        leftSection={<Icon name="search" size={16} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          // In a dialog with a form, Enter here is no sending.
          if (event.key === 'Enter') event.preventDefault()
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          place.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus()
        }}
      />
      {sought ? (
        <Found {...{ accountId, label, chosen, onChoose, without }} sought={sought} />
      ) : (
        <Whole {...{ accountId, label, chosen, onChoose, without }} />
      )}
    </div>
  )
}

type Inner = Omit<Props, 'without'> & { without: string | undefined }

/** What every item of a tree has to know of the whole. */
type Grown = Inner & {
  opened: ReadonlySet<string>
  open: (id: string, opened: boolean) => void
  active: string | null
}

const GrownTree = createContext<Grown | null>(null)

function useGrown(): Grown {
  const grown = useContext(GrownTree)
  if (!grown) throw new Error('an item without a tree')
  return grown
}

function Whole(inner: Inner) {
  const text = useText()
  const { accountId, chosen } = inner
  const top = useInfiniteQuery(branchQuery(accountId, null))
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const whole = useQuery({
    ...virtualAccountQuery(accountId, chosen ?? ''),
    enabled: chosen !== null,
  })

  // Whoever comes by the address of one sees where it stands.
  const way = whole.data?.path
  useEffect(() => {
    if (way)
      setOpened((before) => new Set([...before, ...way.map(({ id }) => id).filter((id) => id !== chosen)]))
  }, [way, chosen])

  const items = top.data?.pages.flatMap((page) => page.items)
  if (!items) {
    return (
      <Loaded query={top} lines={4}>
        {() => null}
      </Loaded>
    )
  }
  if (items.length === 0) return <EmptyState icon="branch" title={text('ui.tree.empty')} />
  const open = (id: string, isOpened: boolean) =>
    setOpened((before) => {
      const next = new Set(before)
      if (isOpened) next.add(id)
      else next.delete(id)
      return next
    })
  return (
    <Tree inner={inner} opened={opened} open={open} first={items[0]?.id}>
      <Items list={top} items={items} level={1} />
    </Tree>
  )
}

function Found({ sought, ...inner }: Inner & { sought: string }) {
  const text = useText()
  const list = useInfiniteQuery({
    ...foundQuery(inner.accountId, sought),
    placeholderData: keepPreviousData,
  })
  const items = list.data?.pages.flatMap((page) => page.items)
  if (!items) {
    return (
      <Loaded query={list} lines={4}>
        {() => null}
      </Loaded>
    )
  }
  if (items.length === 0) {
    return (
      <p role="status" className={styles.none}>
        {text('ui.tree.none', { words: sought })}
      </p>
    )
  }
  return (
    <Tree inner={inner} opened={new Set()} open={() => {}} first={items[0]?.id}>
      <Items list={list} items={items} level={1} found />
    </Tree>
  )
}

type TreeProps = {
  inner: Inner
  opened: ReadonlySet<string>
  open: (id: string, opened: boolean) => void
  first: string | undefined
  children: React.ReactNode
}

/** One stop for Tab; from there on arrows, Home, End and letters. */
function Tree({ inner, opened, open, first, children }: TreeProps) {
  const tree = useRef<HTMLDivElement>(null)
  const ahead = useRef(new TypeAhead())
  const [focused, setFocused] = useState<string | null>(null)
  const [reachable, setReachable] = useState<string | null>(null)
  const wanted = focused ?? inner.chosen ?? first ?? null

  // An item that was closed away or found no more is no stop; then the first one is.
  useEffect(() => {
    const isThere = tree.current?.querySelector(`[data-item="${wanted}"]`)
    setReachable(isThere ? wanted : (first ?? null))
  })

  function press(event: KeyboardEvent<HTMLDivElement>) {
    if (!tree.current || event.ctrlKey || event.metaKey || event.altKey) return
    const from = (event.target as HTMLElement).closest<HTMLElement>('[role="treeitem"]')
    if (!from) return
    const expanded = from.getAttribute('aria-expanded')
    const id = from.dataset.item ?? ''
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      from.querySelector<HTMLElement>(`:scope > .${styles.line}`)?.click()
      return
    }
    if (event.key === 'ArrowRight' && expanded === 'false') {
      event.preventDefault()
      return open(id, true)
    }
    if (event.key === 'ArrowLeft' && expanded === 'true') {
      event.preventDefault()
      return open(id, false)
    }
    const next = itemFor(event.key, from, tree.current) ?? itemNamed(event, from, tree.current)
    if (!next && !/^(Arrow|Home|End)/.test(event.key)) return
    event.preventDefault()
    next?.focus()
  }

  function itemNamed({ key, timeStamp }: KeyboardEvent, from: HTMLElement, within: HTMLElement) {
    if (key.length !== 1) return undefined
    const items = [...within.querySelectorAll<HTMLElement>('[role="treeitem"]')]
    const names = items.map((one) => one.dataset.name ?? '')
    const place = ahead.current.press(key, names, items.indexOf(from), timeStamp)
    return place === undefined ? undefined : items[place]
  }

  return (
    <GrownTree value={{ ...inner, opened, open, active: reachable }}>
      <div
        ref={tree}
        role="tree"
        aria-label={inner.label}
        className={styles.tree}
        onKeyDown={press}
        onFocus={(event) => setFocused(event.target.dataset.item ?? null)}
      >
        {children}
      </div>
    </GrownTree>
  )
}

type ItemsProps = {
  list: UseInfiniteQueryResult
  items: VirtualAccount[]
  level: number
  found?: boolean
  /** Below what cannot be chosen. */
  barred?: boolean
  parentId?: string
}

function Items({ list, items, level, found = false, barred = false, parentId = '' }: ItemsProps) {
  const text = useText()
  const { active } = useGrown()
  const more = `more-${parentId}`
  const left = useRef<{ branch: HTMLElement; at: number } | null>(null)

  // The item that brought more may be gone when they are there: the focus goes on with the first of them.
  useEffect(() => {
    const next = left.current && items[left.current.at]
    if (!next) return
    left.current?.branch.querySelector<HTMLElement>(`:scope > [data-item="${next.id}"]`)?.focus()
    left.current = null
  }, [items])

  function bring(line: HTMLElement) {
    const item = line.parentElement
    const branch = item?.parentElement
    if (branch && item === document.activeElement) left.current = { branch, at: items.length }
    void list.fetchNextPage()
  }

  return (
    <>
      {items.map((one) => (
        <Item key={one.id} one={one} level={level} found={found} barred={barred} />
      ))}
      {list.hasNextPage && (
        <div
          role="treeitem"
          aria-level={level}
          aria-label={text('ui.page.more')}
          data-item={more}
          tabIndex={active === more ? 0 : -1}
          className={styles.item}
        >
          {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the keys are the tree's */}
          <div className={styles.line} style={indent(level)} onClick={(event) => bring(event.currentTarget)}>
            <span className={styles.more}>
              {text(list.isFetchingNextPage ? 'ui.page.loading' : 'ui.page.more')}
            </span>
          </div>
        </div>
      )}
    </>
  )
}

function indent(level: number) {
  return { paddingInlineStart: `${0.25 + Math.min(level - 1, 8) * 1.125}rem` }
}

/** The names above it, from the top. */
function wayTo(one: Pick<VirtualAccount, 'id' | 'path'>): string[] {
  return one.path.filter(({ id }) => id !== one.id).map(({ name }) => name)
}

type ItemProps = { one: VirtualAccount; level: number; found: boolean; barred: boolean }

function Item({ one, level, found, barred }: ItemProps) {
  const text = useText()
  const { active, chosen, onChoose, without, opened, open } = useGrown()
  const isOpened = opened.has(one.id)
  const canOpen = one.hasNested && !found
  const isBarred = barred || one.id === without
  const way = found ? wayTo(one) : []
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-selected={one.id === chosen}
      aria-expanded={canOpen ? isOpened : undefined}
      aria-disabled={isBarred || undefined}
      aria-label={[one.name, one.isDefault && text('ui.tree.default'), way.join(' › ')]
        .filter(Boolean)
        .join(', ')}
      data-item={one.id}
      data-name={one.name}
      tabIndex={active === one.id ? 0 : -1}
      className={styles.item}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the keys are the tree's */}
      <div
        className={styles.line}
        style={indent(level)}
        data-chosen={one.id === chosen || undefined}
        data-barred={isBarred || undefined}
        onClick={() => !isBarred && onChoose(one.id, one.name)}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: for the pointer alone */}
        <span
          className={styles.twist}
          data-opened={isOpened || undefined}
          onClick={(event) => {
            if (!canOpen) return
            event.stopPropagation()
            open(one.id, !isOpened)
          }}
        >
          {canOpen && <Icon name="down" size={16} />}
        </span>
        <span className={styles.words}>
          <span className={styles.name}>{one.name}</span>
          {one.isDefault && <span className={styles.tag}>{text('ui.tree.default')}</span>}
          {way.length > 0 && <span className={styles.way}>{way.join(' › ')}</span>}
        </span>
      </div>
      {canOpen && isOpened && <Branch parent={one} level={level + 1} barred={isBarred} />}
    </div>
  )
}

type BranchProps = { parent: VirtualAccount; level: number; barred: boolean }

function Branch({ parent, level, barred }: BranchProps) {
  const text = useText()
  const { accountId } = useGrown()
  const list = useInfiniteQuery(branchQuery(accountId, parent.id))
  const items = list.data?.pages.flatMap((page) => page.items)
  if (!items && list.error)
    return <ProblemNotice problem={asProblem(list.error)} onRetry={() => list.refetch()} />
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of a tree is no fieldset
    <div role="group" className={styles.group} aria-label={parent.name}>
      {items ? (
        <Items list={list} items={items} level={level} barred={barred} parentId={parent.id} />
      ) : (
        <div className={styles.waiting} style={indent(level)}>
          {text('ui.page.loading')}
        </div>
      )}
    </div>
  )
}
