import { Button, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { OwnObjection } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { DnsRecord } from '../../ui/DnsRecord'
import { LastLook } from '../../ui/LastLook'
import { ProblemNotice } from '../../ui/problems'
import { unicodeName } from '../../ui/unicode-name'
import { useRefresh } from '../queries'

type Props = { objection: OwnObjection; onDone: (sentence: string) => void }

/** The way to decide without a reviewer: by proving the domain. */
export function ObjectionProof({ objection, onDone }: Props) {
  const text = useText()
  const refresh = useRefresh()
  const shown = { domain: unicodeName(objection.domainIdentifier) }
  const check = useAct(
    (_: undefined, headers) =>
      answer(
        api.POST('/identifier-contests/{id}/proof-check', {
          params: { path: { id: objection.id } },
          headers,
        }),
      ),
    {
      onSuccess: ({ outcome }) =>
        onDone(text(outcome ? 'ui.objection_proof.found' : 'ui.objection_proof.not_found', shown)),
      // Also where it could not be looked for: most likely a reviewer has answered meanwhile.
      onSettled: refresh,
    },
  )
  if (!objection.proof) return null
  return (
    <Stack gap="sm" mt="sm">
      <p>{text('ui.objection_proof.lead')}</p>
      <DnsRecord name={objection.proof.recordName} value={objection.proof.recordValue} />
      <LastLook at={objection.lastCheckedAt} trouble={objection.trouble} />
      <ProblemNotice problem={check.error} />
      <Button
        variant="default"
        size="xs"
        style={{ alignSelf: 'start' }}
        loading={check.isPending}
        aria-label={text('ui.objection_proof.check_of', shown)}
        onClick={() => check.mutate(undefined)}
      >
        {text('ui.objection_proof.check')}
      </Button>
      <p>
        <Link to="/guides/$guideName" params={{ guideName: 'prove-a-domain' }}>
          {text('ui.objection_proof.guide')}
        </Link>
      </p>
    </Stack>
  )
}
