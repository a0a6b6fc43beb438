import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useText } from '../../portal/i18n/text'
import { Paged } from '../../ui/Paged'
import { Panel } from '../../ui/Panel'
import { Row, Rows } from '../../ui/Rows'
import { othersQuery } from './queries'

/** For whoever has a role in parts of the account alone: what else there is that everybody in it finds. */
export function OtherVirtualAccounts({ accountId }: { accountId: string }) {
  const text = useText()
  const list = useInfiniteQuery(othersQuery(accountId))
  if (list.data?.pages[0]?.items.length === 0) return null
  return (
    <Panel title={text('ui.virtual_accounts.others')} hint={text('ui.virtual_accounts.others_hint')}>
      <Paged list={list} lines={3} empty={null}>
        {(others) => (
          <Rows>
            {others.map((one) => (
              <Row
                key={one.id}
                name={
                  <Link from="/accounts/$accountId/virtual-accounts" search={{ chosen: one.id }}>
                    {one.name}
                  </Link>
                }
              >
                {one.description}
              </Row>
            ))}
          </Rows>
        )}
      </Paged>
    </Panel>
  )
}
