import { useInfiniteQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { pagesOf } from '../api/queries'
import { useText } from '../portal/i18n/text'
import { useWord } from '../portal/i18n/words'
import { Moment } from '../ui/Moment'
import { Paged } from '../ui/Paged'
import { Panel } from '../ui/Panel'
import { Row, Rows } from '../ui/Rows'

export function Members({ accountId }: { accountId: string }) {
  const text = useText()
  const say = useWord()
  const list = useInfiniteQuery(
    pagesOf(['members', accountId], (cursor) =>
      answer(api.GET('/smart-accounts/{id}/members', { params: { path: { id: accountId }, query: cursor } })),
    ),
  )
  return (
    <Panel title={text('ui.account.members')}>
      <Paged list={list} lines={4}>
        {(members) => (
          <Rows>
            {members.map((member) => (
              <Row
                key={member.id}
                name={member.name || member.email}
                beside={member.name && member.email}
                end={say('ui.role', member.role)}
              >
                {text('ui.account.member_since')} <Moment at={member.since} />
              </Row>
            ))}
          </Rows>
        )}
      </Paged>
    </Panel>
  )
}
