import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client'
import { pagesOf } from '../api/queries'
import type { GuideAnswer } from '../api/types'
import { useLanguage } from '../portal/i18n/LanguageProvider'
import { useNames } from '../portal/i18n/names'
import { useText } from '../portal/i18n/text'
import { EmptyState } from '../ui/EmptyState'
import { Icon } from '../ui/Icon'
import { Moment } from '../ui/Moment'
import { Page } from '../ui/Page'
import { Paged } from '../ui/Paged'
import { Panel } from '../ui/Panel'
import { Quote } from '../ui/Quote'
import { Row, Rows } from '../ui/Rows'
import styles from './AnswersPage.module.css'
import { guidesQuery } from './guides'

/** For the staff: what readers say of the guides. Nobody is named. */
export function AnswersPage() {
  const text = useText()
  const list = useInfiniteQuery(
    pagesOf(['guide-answers'], (cursor) => answer(api.GET('/guide-answers', { params: { query: cursor } }))),
  )
  const counts = list.data?.pages[0]?.counts ?? []
  const title = useTitles()
  return (
    <Page width="reading" title={text('ui.guide_answers.title')} lead={text('ui.guide_answers.lead')}>
      {counts.length > 0 && (
        <Panel title={text('ui.guide_answers.counts')}>
          <Rows>
            {counts.map((count) => (
              <Row
                key={count.guide}
                name={title(count.guide)}
                end={text('ui.guide_answers.votes', { yes: count.helpful, no: count.notHelpful })}
              />
            ))}
          </Rows>
        </Panel>
      )}
      <Panel title={text('ui.guide_answers.newest')}>
        <Paged
          list={list}
          lines={6}
          empty={<EmptyState icon="question" title={text('ui.guide_answers.empty')} />}
        >
          {(answers) => (
            <Rows>
              {answers.map((one) => (
                <li key={one.id}>
                  <OneAnswer answer={one} guide={title(one.guide)} />
                </li>
              ))}
            </Rows>
          )}
        </Paged>
      </Panel>
      <p>
        <Link to="/guides">{text('ui.guides.all')}</Link>
      </p>
    </Page>
  )
}

function OneAnswer({ answer: given, guide }: { answer: GuideAnswer; guide: string }) {
  const text = useText()
  const names = useNames()
  return (
    <>
      <p className={styles.verdict} data-good={given.helpful || undefined}>
        <Icon name={given.helpful ? 'check' : 'cross'} size={18} />
        <strong>{text(given.helpful ? 'ui.guide_answers.helpful' : 'ui.guide_answers.not_helpful')}</strong>
        <span>{guide}</span>
      </p>
      {given.comment && <Quote text={given.comment} />}
      <p className={styles.small}>
        {names.language(given.language)} · <Moment at={given.answeredAt} withTime />
      </p>
    </>
  )
}

/** Guides by their title in the reader's language; by their name until that is there. */
function useTitles() {
  const { language } = useLanguage()
  const { data } = useQuery(guidesQuery(language))
  return (name: string) => data?.[name]?.title ?? name
}
