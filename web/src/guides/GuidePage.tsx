import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { asProblem } from '../api/problem'
import { useLanguage } from '../portal/i18n/LanguageProvider'
import { useText } from '../portal/i18n/text'
import { NotFoundPage } from '../portal/shell/NotFoundPage'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { ProblemNotice } from '../ui/problems'
import { Waiting } from '../ui/Waiting'
import { GuideText, Run } from './GuideText'
import { guidesQuery, isGuideName } from './guides'
import { Helpful } from './Helpful'

/** One guide, to be read by anybody. */
export function GuidePage() {
  const text = useText()
  const { guideName } = useParams({ from: '/guides/$guideName' })
  const { language } = useLanguage()
  const guides = useQuery(guidesQuery(language))
  if (!isGuideName(guideName)) return <NotFoundPage />
  const guide = guides.data?.[guideName]
  if (!guide) {
    return (
      <Page width="reading" title={text('ui.shell.guides')}>
        {guides.error ? (
          <ProblemNotice problem={asProblem(guides.error)} onRetry={() => guides.refetch()} />
        ) : (
          <Panel>
            <Waiting lines={8} />
          </Panel>
        )}
      </Page>
    )
  }
  return (
    <Page key={guideName} width="reading" title={guide.title} lead={<Run words={guide.lead} />}>
      <Panel tone="deed">
        <GuideText guide={guide} heading="h2" />
      </Panel>
      <Helpful guide={guideName} />
      <p>
        <Link to="/guides">{text('ui.guides.all')}</Link>
      </p>
    </Page>
  )
}
