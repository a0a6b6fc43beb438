import { useQuery } from '@tanstack/react-query'
import { asProblem } from '../../api/problem'
import { sessionQuery } from '../../api/queries'
import { Outcome } from '../../ui/Outcome'
import { ProblemNotice } from '../../ui/problems'
import { useText } from '../i18n/text'
import { PageWaiting } from '../shell/PageWaiting'
import { Desk } from './Desk'
import { Welcome } from './Welcome'

export function HomePage() {
  const text = useText()
  const session = useQuery(sessionQuery)
  if (session.data) return <Desk user={session.data} />
  if (session.data === null) return <Welcome />
  if (session.error) {
    return (
      <Outcome sign="cross" tone="bad" title={text('ui.trouble.title')}>
        <ProblemNotice problem={asProblem(session.error)} onRetry={() => session.refetch()} />
      </Outcome>
    )
  }
  return <PageWaiting />
}
