import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { api, received } from '../../api/client'
import { asProblem, type Problem } from '../../api/problem'
import type { AccountRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { keep } from '../../ui/keep'
import { Panel } from '../../ui/Panel'
import { ProblemNotice } from '../../ui/problems'

type Form = 'pdf' | 'json'

const types: Record<Form, string> = { pdf: 'application/pdf', json: 'application/json' }

/** What proves the decision to anybody, to be kept outside the portal. */
export function Receipt({ request }: { request: AccountRequest }) {
  const text = useText()
  const [fetching, setFetching] = useState<Form | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  if (!request.may.receipt) return null

  const download = async (form: Form) => {
    setFetching(form)
    setProblem(null)
    try {
      const file = await received(
        api.GET('/account-requests/{id}/receipt', {
          params: { path: { id: request.id } },
          headers: { Accept: types[form] },
          parseAs: 'blob',
        }),
      )
      keep(file, `receipt-${request.id}.${form}`)
    } catch (error) {
      setProblem(asProblem(error))
    }
    setFetching(null)
  }

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
