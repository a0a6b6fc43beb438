import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, useState } from 'react'
import { accountQuery } from '../../accounts/account-query'
import type { User } from '../../api/types'
import { Icon } from '../../ui/Icon'
import { OnceOpened } from '../../ui/OnceOpened'
import { useText } from '../i18n/text'
import styles from './Switcher.module.css'

const bring = () => import('./SwitcherDialog')
const SwitcherDialog = lazy(async () => ({ default: (await bring()).SwitcherDialog }))

/** Which of one's accounts one is in, and the way to the others; their list comes when somebody reaches for it. */
export function Switcher({ user }: { user: User }) {
  const text = useText()
  const [opened, setOpened] = useState(false)
  const { accountId } = useParams({ strict: false })
  const account = useQuery({ ...accountQuery(accountId ?? ''), enabled: false })
  if (user.memberships.length === 0) return null
  const here = accountId ? account.data?.name : undefined
  const warm = () => void bring().catch(() => {})
  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-haspopup="dialog"
        aria-label={here ? text('ui.shell.switch_from', { account: here }) : text('ui.shell.switch')}
        onFocus={warm}
        onPointerEnter={warm}
        onClick={() => setOpened(true)}
      >
        <Icon name="building" size={20} />
        {here && <span className={styles.here}>{here}</span>}
        <Icon name="down" size={14} />
      </button>
      <OnceOpened opened={opened}>
        <SwitcherDialog user={user} here={accountId} opened={opened} onClose={() => setOpened(false)} />
      </OnceOpened>
    </>
  )
}
