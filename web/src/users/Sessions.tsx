import { Button } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useAct } from '../api/act'
import { answer, api } from '../api/client'
import type { OwnSession } from '../api/types'
import { useText } from '../portal/i18n/text'
import { Paged } from '../ui/Paged'
import { Panel } from '../ui/Panel'
import { ProblemNotice } from '../ui/problems'
import { Row, Rows } from '../ui/Rows'
import { sessionsQuery } from './queries'

/** Where one is signed in, and a way to end what one does not know. */
export function Sessions() {
  const text = useText()
  const queryClient = useQueryClient()
  const list = useInfiniteQuery(sessionsQuery)
  const readAgain = () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey })
  const end = useAct(
    (id: string) => answer(api.DELETE('/profile/sessions/{id}', { params: { path: { id } } })),
    // Also when it could not be ended: most likely it has ended already.
    { onSettled: readAgain },
  )
  const endOthers = useAct(() => answer(api.DELETE('/profile/sessions')), { onSettled: readAgain })
  const isPending = end.isPending || endOthers.isPending

  return (
    <Panel title={text('ui.profile.sessions_title')} hint={text('ui.profile.sessions_hint')}>
      <ProblemNotice problem={end.error ?? endOthers.error} />
      <Paged list={list} lines={2}>
        {(sessions) => (
          <>
            <Rows>
              {sessions.map((session) => (
                <SessionRow
                  key={session.id}
                  session={session}
                  disabled={isPending}
                  onEnd={() => end.mutate(session.id)}
                />
              ))}
            </Rows>
            {sessions.length > 1 && (
              <Button
                variant="default"
                mt="md"
                style={{ alignSelf: 'start' }}
                loading={endOthers.isPending}
                disabled={isPending}
                onClick={() => endOthers.mutate()}
              >
                {text('ui.profile.end_others')}
              </Button>
            )}
          </>
        )}
      </Paged>
    </Panel>
  )
}

type RowProps = { session: OwnSession; disabled: boolean; onEnd: () => void }

function SessionRow({ session, disabled, onEnd }: RowProps) {
  const text = useText()
  const begun = new Date(session.createdAt)
  const browser = session.browser || text('ui.profile.unknown_browser')
  return (
    <Row
      name={browser}
      beside={session.network && text('ui.profile.from', { network: session.network })}
      end={
        session.current ? (
          text('ui.profile.this_session')
        ) : (
          <Button
            variant="default"
            size="xs"
            disabled={disabled}
            aria-label={text('ui.profile.end_session', { browser })}
            onClick={onEnd}
          >
            {text('ui.profile.end')}
          </Button>
        )
      }
    >
      {text('ui.profile.since', { date: begun, time: begun })}
    </Row>
  )
}
