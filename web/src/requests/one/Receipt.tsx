import { Button, Group, Stack } from '@mantine/core'
import { api, received } from '../../api/client'
import type { AccountRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useDownload } from '../../ui/download'
import { Panel } from '../../ui/Panel'
import { ProblemNotice } from '../../ui/problems'

type Form = 'pdf' | 'json'

const types: Record<Form, string> = { pdf: 'application/pdf', json: 'application/json' }

/** What proves the decision to anybody, to be kept outside the portal. */
export function Receipt({ request }: { request: AccountRequest }) {
  const text = useText()
  const { fetching, problem, download } = useDownload(
    (form: Form) =>
      received(
        api.GET('/account-requests/{id}/receipt', {
          params: { path: { id: request.id } },
          headers: { Accept: types[form] },
          parseAs: 'blob',
        }),
      ),
    `receipt-${request.id}`,
  )
  if (!request.may.receipt) return null

  return (
    <Panel title={text('ui.receipt.title')}>
      <Stack gap="md">
        <p>{text('ui.receipt.proves')}</p>
        <Group gap="sm">
          <Button size="sm" loading={fetching === 'pdf'} onClick={() => download('pdf')}>
            {text('ui.receipt.pdf')}
          </Button>
          <Button variant="default" size="sm" loading={fetching === 'json'} onClick={() => download('json')}>
            {text('ui.receipt.json')}
          </Button>
        </Group>
        <ProblemNotice problem={problem} />
      </Stack>
    </Panel>
  )
}
