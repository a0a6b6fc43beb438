import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { asProblem } from '../api/problem'
import { useLanguage } from '../portal/i18n/LanguageProvider'
import { useText } from '../portal/i18n/text'
import { useUser } from '../portal/session/session'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { ProblemNotice } from '../ui/problems'
import { Waiting } from '../ui/Waiting'
import styles from './GuidesPage.module.css'
import { Run } from './GuideText'
import { guideNames, guidesQuery } from './guides'

export function GuidesPage() {
  const text = useText()
  const { language } = useLanguage()
  const user = useUser()
  const guides = useQuery(guidesQuery(language))
  return (
    <Page width="reading" title={text('ui.shell.guides')} lead={text('ui.guides.lead')}>
      <Panel>
        {guides.data ? (
          <ul className={styles.list}>
            {guideNames.map((name) => {
              const guide = guides.data[name]
              return (
                guide && (
                  <li key={name}>
                    <h2>
                      <Link to="/guides/$guideName" params={{ guideName: name }}>
                        {guide.title}
                      </Link>
                    </h2>
                    <p>
                      <Run words={guide.lead} />
                    </p>
                  </li>
                )
              )
            })}
          </ul>
        ) : guides.error ? (
          <ProblemNotice problem={asProblem(guides.error)} onRetry={() => guides.refetch()} />
        ) : (
          <Waiting lines={8} />
        )}
      </Panel>
      <p>
        <Link to="/who-may-do-what">{text('ui.guides.who_may_do_what')}</Link>
      </p>
      {user?.may.review && (
        <p>
          <Link to="/guide-answers">{text('ui.guide_answers.title')}</Link>
        </p>
      )}
    </Page>
  )
}
