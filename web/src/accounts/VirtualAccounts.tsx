import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { VirtualAccount } from '../api/types'
import { useText } from '../portal/i18n/text'
import { Loaded } from '../ui/Loaded'
import { Panel } from '../ui/Panel'
import styles from './VirtualAccounts.module.css'

export function VirtualAccounts({ accountId }: { accountId: string }) {
  const text = useText()
  const list = useQuery({
    queryKey: ['virtual-accounts', accountId],
    queryFn: () =>
      answer(
        api.GET('/smart-accounts/{id}/virtual-accounts', {
          params: { path: { id: accountId } },
        }),
      ),
  })
  return (
    <Panel title={text('ui.account.virtual_accounts')} hint={text('ui.account.virtual_accounts_hint')}>
      <Loaded query={list} lines={2}>
        {({ items }) => <Branch all={items} parentId={null} />}
      </Loaded>
    </Panel>
  )
}

function Branch({ all, parentId }: { all: VirtualAccount[]; parentId: string | null }) {
  const text = useText()
  const known = new Set(all.map((account) => account.id))
  // One whose parent this reader may not see stands at the top rather than nowhere.
  const here = all.filter((account) =>
    parentId === null
      ? account.parentId === null || !known.has(account.parentId)
      : account.parentId === parentId,
  )
  if (here.length === 0) return null
  return (
    <ul className={styles.tree}>
      {here.map((account) => (
        <li key={account.id}>
          <span className={styles.branch}>
            <span className={styles.name}>{account.name}</span>
            {account.isDefault && <span className={styles.tag}>{text('ui.account.default')}</span>}
          </span>
          <Branch all={all} parentId={account.id} />
        </li>
      ))}
    </ul>
  )
}
