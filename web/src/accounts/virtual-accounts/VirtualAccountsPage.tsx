import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, useEffect, useRef, useState } from 'react'
import { HelpButton } from '../../portal/help/HelpButton'
import { useText } from '../../portal/i18n/text'
import { type Deed, Done } from '../../ui/Done'
import { EmptyState } from '../../ui/EmptyState'
import { Icon } from '../../ui/Icon'
import { OnceOpened } from '../../ui/OnceOpened'
import { Page } from '../../ui/Page'
import { Panel } from '../../ui/Panel'
import { useAccount } from '../account-place'
import { OneVirtualAccount } from './OneVirtualAccount'
import { OtherVirtualAccounts } from './OtherVirtualAccounts'
import styles from './VirtualAccountsPage.module.css'
import { VirtualAccountTree } from './VirtualAccountTree'

const NewVirtualAccount = lazy(async () => ({
  default: (await import('./VirtualAccountDialogs')).NewVirtualAccount,
}))

/** The tree of an account's parts, and beside it the one that the address names. */
export function VirtualAccountsPage() {
  const text = useText()
  const account = useAccount()
  const { chosen = null } = useSearch({ from: '/account/accounts/$accountId/virtual-accounts' })
  const navigate = useNavigate({ from: '/accounts/$accountId/virtual-accounts' })
  const [deed, setDeed] = useState<Deed | null>(null)
  const [adding, setAdding] = useState(false)
  const { tree, one } = useKeptFocus(chosen)
  const choose = (id: string | null) =>
    void navigate({ search: id ? { chosen: id } : {}, resetScroll: false })
  return (
    <Page
      title={text('ui.virtual_accounts.title')}
      of={account.name}
      lead={text('ui.virtual_accounts.lead', { account: account.name })}
      actions={
        <>
          {account.may.manageVirtualAccounts && (
            <Button size="sm" leftSection={<Icon name="plus" size={18} />} onClick={() => setAdding(true)}>
              {text('ui.virtual_accounts.add')}
            </Button>
          )}
          <HelpButton guide="virtual-accounts" />
        </>
      }
    >
      <Done deed={deed} />
      <div className={styles.columns} data-chosen={chosen ? true : undefined}>
        <div ref={tree} className={styles.tree}>
          <Panel>
            <VirtualAccountTree
              accountId={account.id}
              label={text('ui.virtual_accounts.title')}
              chosen={chosen}
              onChoose={choose}
            />
          </Panel>
          {account.myRole === null && account.myRoles.length > 0 && (
            <OtherVirtualAccounts accountId={account.id} />
          )}
        </div>
        <div ref={one} tabIndex={-1} className={styles.one}>
          {chosen && (
            <p className={styles.back}>
              <Link from="/accounts/$accountId/virtual-accounts" search={{}}>
                {text('ui.virtual_accounts.all')}
              </Link>
            </p>
          )}
          {chosen ? (
            <OneVirtualAccount
              key={chosen}
              id={chosen}
              onChoose={choose}
              onDone={(sentence) => setDeed({ sentence })}
            />
          ) : (
            <Panel>
              <EmptyState icon="branch" title={text('ui.virtual_accounts.choose')}>
                <p>{text('ui.virtual_accounts.choose_hint')}</p>
              </EmptyState>
            </Panel>
          )}
        </div>
      </div>
      <OnceOpened opened={adding}>
        <NewVirtualAccount
          accountId={account.id}
          opened={adding}
          onClose={() => setAdding(false)}
          onMade={(made) => {
            setAdding(false)
            choose(made.id)
            setDeed({ sentence: text('ui.virtual_accounts.made', { name: made.name }) })
          }}
        />
      </OnceOpened>
    </Page>
  )
}

/** On a phone the tree and what was chosen from it take turns: the focus goes along, and is not left on what is hidden. */
function useKeptFocus(chosen: string | null) {
  const tree = useRef<HTMLDivElement>(null)
  const one = useRef<HTMLDivElement>(null)
  const before = useRef(chosen)
  useEffect(() => {
    if (before.current === chosen) return
    before.current = chosen
    const now = document.activeElement
    if (now instanceof HTMLElement && now !== document.body && now.checkVisibility()) return
    if (chosen) one.current?.focus({ preventScroll: true })
    else tree.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus()
  }, [chosen])
  return { tree, one }
}
