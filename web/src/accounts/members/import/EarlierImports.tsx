import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useText } from '../../../portal/i18n/text'
import { useWord } from '../../../portal/i18n/words'
import { Moment } from '../../../ui/Moment'
import { Paged } from '../../../ui/Paged'
import { Panel } from '../../../ui/Panel'
import { Row, Rows } from '../../../ui/Rows'
import { importsQuery } from './queries'

/** What was brought before, so that its results are found again. */
export function EarlierImports({ accountId }: { accountId: string }) {
  const text = useText()
  const say = useWord()
  const list = useInfiniteQuery(importsQuery(accountId))
  if (list.data?.pages[0]?.items.length === 0) return null
  return (
    <Panel title={text('ui.member_import.earlier')}>
      <Paged list={list} lines={3}>
        {(imports) => (
          <Rows>
            {imports.map(({ id, dryRun, createdAt, madeBy, counts, state }) => (
              <Row
                key={id}
                name={
                  <Link
                    to="/accounts/$accountId/members/import"
                    params={{ accountId }}
                    search={{ import: id }}
                  >
                    <Moment at={createdAt} withTime />
                  </Link>
                }
                beside={madeBy.name || madeBy.email}
                end={say('ui.import_state', dryRun ? 'tried' : state)}
              >
                {text(dryRun ? 'ui.member_import.would' : 'ui.member_import.counts', counts)}
              </Row>
            ))}
          </Rows>
        )}
      </Paged>
    </Panel>
  )
}
