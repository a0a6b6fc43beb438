import { Button, Group } from '@mantine/core'
import { api, received } from '../../api/client'
import { useText } from '../../portal/i18n/text'
import { useDownload } from '../../ui/download'
import { ProblemNotice } from '../../ui/problems'
import { asked, type EventsFilter } from './queries'

const types = { csv: 'text/csv', ndjson: 'application/x-ndjson' } as const
type Form = keyof typeof types

/** All that the filters leave, as a file. */
export function Download({ accountId, filter }: { accountId: string; filter: EventsFilter }) {
  const text = useText()
  const { fetching, problem, download } = useDownload(
    (form: Form) =>
      received(
        api.GET('/smart-accounts/{id}/events', {
          params: { path: { id: accountId }, query: asked(filter) },
          headers: { Accept: types[form] },
          parseAs: 'blob',
        }),
      ),
    `events-${accountId}`,
  )

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
