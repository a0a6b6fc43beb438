import { Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { User } from '../../api/types'
import { useReturnOfFocus } from '../../ui/Dialog'
import { Icon } from '../../ui/Icon'
import { rowAfter } from '../../ui/table/keys'
import { unicodeName } from '../../ui/unicode-name'
import { useText } from '../i18n/text'
import { useWord } from '../i18n/words'
import { matches } from '../palette/places'
import { accountsOf, type OwnAccount } from './own-accounts'
import styles from './SwitcherDialog.module.css'

type Props = { user: User; here: string | undefined; opened: boolean; onClose: () => void }

/** One's accounts, to go to by typing, by the arrows or by a press; on a phone a sheet at the lower edge. */
export function SwitcherDialog({ user, here, opened, onClose }: Props) {
  const text = useText()
  useReturnOfFocus(opened)
  return (
    <Modal.Root opened={opened} onClose={onClose} size="26rem" radius="lg" returnFocus={false}>
      <Modal.Overlay backgroundOpacity={0.3} />
      <Modal.Content
        aria-label={text('ui.shell.switch')}
        classNames={{ inner: styles.inner, content: styles.content }}
      >
        <Modal.Body className={styles.body}>
          <Accounts user={user} here={here} onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function Accounts({ user, here, onClose }: Omit<Props, 'opened'>) {
  const text = useText()
  const navigate = useNavigate()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = accountsOf(user).filter(({ name, domainIdentifier }) =>
    matches(typed, name, domainIdentifier, unicodeName(domainIdentifier)),
  )
  const active = found[Math.min(at, found.length - 1)]
  const idOf = (account: OwnAccount) => `${list}-${account.id}`
  useShown(active && idOf(active))

  function go(account: OwnAccount) {
    onClose()
    void navigate({ to: '/accounts/$accountId', params: { accountId: account.id } })
  }

  function press(event: KeyboardEvent) {
    if (event.key === 'Enter' && active) return go(active)
    // In a field these two move within what was typed.
    const next = ['Home', 'End'].includes(event.key) ? null : rowAfter(event.key, at, found.length)
    if (next === null) return
    event.preventDefault()
    setAt(next)
  }

  return (
    <>
      <div className={styles.field}>
        <Icon name="search" size={16} />
        <input
          type="search"
          role="combobox"
          aria-label={text('ui.shell.switch_find')}
          placeholder={text('ui.shell.switch_find')}
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={active && idOf(active)}
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={press}
          data-autofocus
        />
      </div>
      <div id={list} role="listbox" aria-label={text('ui.shell.switch')} className={styles.accounts}>
        {found.map((account) => (
          <Account
            key={account.id}
            id={idOf(account)}
            account={account}
            isHere={account.id === here}
            active={account === active}
            onGo={() => go(account)}
          />
        ))}
      </div>
      {found.length === 0 && (
        <p role="status" className={styles.none}>
          {text('ui.shell.switch_none')}
        </p>
      )}
    </>
  )
}

/** The one that the arrows have come to is in sight. */
function useShown(id: string | undefined) {
  const first = useRef(true)
  useEffect(() => {
    if (!first.current && id) document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
    first.current = false
  }, [id])
}

type AccountProps = { id: string; account: OwnAccount; isHere: boolean; active: boolean; onGo: () => void }

function Account({ id, account, isHere, active, onGo }: AccountProps) {
  const text = useText()
  const say = useWord()
  const roles = account.roles.map(({ role, virtualAccountName }) =>
    virtualAccountName ? `${say('ui.role', role)} (${virtualAccountName})` : say('ui.role', role),
  )
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys, as in every combobox
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
    <div id={id} role="option" aria-selected={active} className={styles.account} onClick={onGo}>
      <div className={styles.name}>
        {account.name}
        {isHere && <span className={styles.small}>{text('ui.shell.switch_here')}</span>}
      </div>
      <div className={styles.small}>
        {unicodeName(account.domainIdentifier)} · {roles.join(' · ')}
      </div>
    </div>
  )
}
