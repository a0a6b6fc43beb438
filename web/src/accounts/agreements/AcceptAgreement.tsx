import { Button, Checkbox, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { Agreements } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { AgreementText } from '../../ui/AgreementText'
import { Panel } from '../../ui/Panel'
import { ProblemNotice } from '../../ui/problems'
import { healthQuery } from '../health/queries'
import { agreementsQuery } from './queries'

type Props = { accountId: string; agreements: Agreements; onDone: (sentence: string) => void }

/** Accepts the version in force for the account; keyed by it, so that terms that change are ticked anew. */
export function AcceptAgreement(props: Props) {
  return <Accept key={props.agreements.inForce.version} {...props} />
}

function Accept({ accountId, agreements, onDone }: Props) {
  const text = useText()
  const queryClient = useQueryClient()
  const box = useRef<HTMLInputElement>(null)
  const [accepted, setAccepted] = useState(false)
  const [reminded, setReminded] = useState(false)
  const { inForce, acceptBy } = agreements
  const { queryKey } = agreementsQuery(accountId)
  const accept = useAct(
    (agreementVersion: string, headers) =>
      answer(
        api.POST('/smart-accounts/{id}/agreements', {
          params: { path: { id: accountId } },
          headers,
          body: { agreementVersion },
        }),
      ),
    {
      onSuccess: (saved) => {
        queryClient.setQueryData(queryKey, saved)
        void queryClient.invalidateQueries({ queryKey: healthQuery(accountId).queryKey })
        onDone(text('ui.agreements.done', { version: inForce.version }))
      },
      // Somebody was quicker, or there is a newer one: the page shows which.
      onError: () => void queryClient.invalidateQueries({ queryKey }),
    },
  )
  const due = acceptBy && new Date(acceptBy)
  return (
    <Panel title={text('ui.agreements.waits')} tone="deed">
      <Stack gap="md">
        {due && <p>{text(due > new Date() ? 'ui.agreements.by' : 'ui.agreements.was_due', { at: due })}</p>}
        <ProblemNotice problem={accept.error} />
        <AgreementText agreement={inForce} />
        <Checkbox
          ref={box}
          label={text('ui.agreements.accept')}
          checked={accepted}
          error={reminded && !accepted ? text('ui.agreements.tick_first') : undefined}
          onChange={(event) => setAccepted(event.currentTarget.checked)}
        />
        <Button
          style={{ alignSelf: 'start' }}
          loading={accept.isPending}
          onClick={() => {
            if (accepted) return accept.mutate(inForce.version)
            setReminded(true)
            box.current?.focus()
          }}
        >
          {text('ui.agreements.submit')}
        </Button>
      </Stack>
    </Panel>
  )
}
