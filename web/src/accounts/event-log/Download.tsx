import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { api, received } from '../../api/client'
import { asProblem, type Problem } from '../../api/problem'
import { useText } from '../../portal/i18n/text'
import { keep } from '../../ui/keep'
import { ProblemNotice } from '../../ui/problems'
import { asked, type EventsFilter } from './queries'

const types = { csv: 'text/csv', ndjson: 'application/x-ndjson' } as const
type Form = keyof typeof types

/** All that the filters leave, as a file. */
export function Download({ accountId, filter }: { accountId: string; filter: EventsFilter }) {
  const text = useText()
  const [fetching, setFetching] = useState<Form | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  const download = async (form: Form) => {
    setFetching(form)
    setProblem(null)
    try {
      const file = await received(
        api.GET('/smart-accounts/{id}/events', {
          params: { path: { id: accountId }, query: asked(filter) },
          headers: { Accept: types[form] },
          parseAs: 'blob',
        }),
      )
      keep(file, `events-${accountId}.${form}`)
    } catch (error) {
      setProblem(asProblem(error))
    }
    setFetching(null)
  }

  return (
    <Group gap="sm">
      <Button variant="default" size="sm" loading={fetching === 'csv'} onClick={() => download('csv')}>
        {text('ui.events.csv')}
      </Button>
      <Button variant="default" size="sm" loading={fetching === 'ndjson'} onClick={() => download('ndjson')}>
        {text('ui.events.json_lines')}
      </Button>
      <ProblemNotice problem={problem} />
    </Group>
  )
}
