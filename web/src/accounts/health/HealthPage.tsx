import { Button, Group } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import { HelpButton } from '../../portal/help/HelpButton'
import { useText } from '../../portal/i18n/text'
import { type Deed, Done } from '../../ui/Done'
import { EmptyState } from '../../ui/EmptyState'
import { Loaded } from '../../ui/Loaded'
import { Page } from '../../ui/Page'
import { Panel } from '../../ui/Panel'
import { ProblemNotice } from '../../ui/problems'
import { Rows } from '../../ui/Rows'
import { useAccount } from '../account-place'
import { OneFinding } from './OneFinding'
import { healthQuery } from './queries'

/** What is wrong with the account at this moment, and the way to mend it. */
export function HealthPage() {
  const text = useText()
  const account = useAccount()
  const queryClient = useQueryClient()
  const [deed, setDeed] = useState<Deed | null>(null)
  const health = useQuery(healthQuery(account.id))
  const check = useAct(
    (_: undefined, headers) =>
      answer(
        api.POST('/smart-accounts/{id}/health/checks', { params: { path: { id: account.id } }, headers }),
      ),
    {
      onSuccess: (found) => {
        queryClient.setQueryData(healthQuery(account.id).queryKey, found)
        setDeed({ sentence: text('ui.health.checked', { count: found.findings.length }) })
      },
    },
  )
  return (
    <Page
      title={text('ui.health.title')}
      of={account.name}
      lead={text('ui.health.lead')}
      actions={
        <Group gap="sm">
          <Button variant="default" loading={check.isPending} onClick={() => check.mutate(undefined)}>
            {text('ui.health.check')}
          </Button>
          <HelpButton guide="account-health" />
        </Group>
      }
    >
      <Done deed={deed} />
      <ProblemNotice problem={check.error} />
      <Panel>
        <Loaded query={health} lines={4}>
          {({ findings }) =>
            findings.length === 0 ? (
              <EmptyState icon="check" title={text('ui.health.well')}>
                <p>{text('ui.health.well_hint')}</p>
              </EmptyState>
            ) : (
              <Rows>
                {findings.map((finding) => (
                  <OneFinding key={finding.kind} accountId={account.id} finding={finding} />
                ))}
              </Rows>
            )
          }
        </Loaded>
      </Panel>
    </Page>
  )
}
