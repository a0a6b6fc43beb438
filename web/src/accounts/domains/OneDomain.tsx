import { Button, Group, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { ProvenDomain } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { DnsRecord } from '../../ui/DnsRecord'
import { LastLook } from '../../ui/LastLook'
import { Moment, TimeLeft } from '../../ui/Moment'
import { OnceOpened } from '../../ui/OnceOpened'
import { ProblemNotice } from '../../ui/problems'
import { Row } from '../../ui/Rows'
import { StatusBadge } from '../../ui/StatusBadge'
import { unicodeName } from '../../ui/unicode-name'
import { domainsQuery } from './queries'

const RemoveDomainDialog = lazy(async () => ({
  default: (await import('./RemoveDomainDialog')).RemoveDomainDialog,
}))

type Props = { accountId: string; domain: ProvenDomain; onDone: (sentence: string) => void }

/** One domain: how its proof stands, the record, and what can be done. */
export function OneDomain({ accountId, domain, onDone }: Props) {
  const say = useWord()
  const { state, may } = domain
  return (
    <Row
      name={unicodeName(domain.domain)}
      beside={state === 'proven' && domain.provenAt && <Since at={domain.provenAt} />}
      end={<StatusBadge family="ui.domain_state" word={state} />}
    >
      <Stack gap="sm">
        <div>
          {say('ui.domain_means', state)} {state === 'waiting' && <TimeLeft until={domain.expiresAt} />}
        </div>
        <LastLook at={domain.lastCheckedAt} trouble={domain.trouble} />
        <DnsRecord name={domain.recordName} value={domain.recordValue} />
        {(may.check || may.beginAgain || may.remove) && (
          <Acts accountId={accountId} domain={domain} onDone={onDone} />
        )}
      </Stack>
    </Row>
  )
}

function Since({ at }: { at: string }) {
  const text = useText()
  return (
    <>
      {text('ui.domains.since')} <Moment at={at} />
    </>
  )
}

function Acts({ accountId, domain, onDone }: Props) {
  const text = useText()
  const queryClient = useQueryClient()
  const [removing, setRemoving] = useState(false)
  const { may } = domain
  const shown = { domain: unicodeName(domain.domain) }
  const refresh = () => queryClient.invalidateQueries({ queryKey: domainsQuery(accountId).queryKey })
  const check = useAct(
    (_: undefined, headers) =>
      answer(
        api.POST('/smart-accounts/{id}/domains/{domain}/check', {
          params: { path: { id: accountId, domain: domain.domain } },
          headers,
        }),
      ),
    {
      onSuccess: ({ trouble }) => onDone(text(trouble ? 'ui.domains.not_found' : 'ui.domains.found', shown)),
      // Also where it could not be looked for: most likely somebody has removed it.
      onSettled: () => void refresh(),
    },
  )
  const again = useAct(
    (_: undefined, headers) =>
      answer(
        api.POST('/smart-accounts/{id}/domains', {
          params: { path: { id: accountId } },
          headers,
          body: { domain: domain.domain },
        }),
      ),
    { onSuccess: () => onDone(text('ui.domains.begun_again', shown)), onSettled: () => void refresh() },
  )
  return (
    <>
      <ProblemNotice problem={check.error ?? again.error} />
      <Group gap="sm">
        {may.check && (
          <Button
            variant="default"
            size="xs"
            loading={check.isPending}
            aria-label={text('ui.domains.check_of', shown)}
            onClick={() => check.mutate(undefined)}
          >
            {text('ui.domains.check')}
          </Button>
        )}
        {may.beginAgain && domain.state !== 'waiting' && (
          <Button
            variant="default"
            size="xs"
            loading={again.isPending}
            aria-label={text('ui.domains.again_of', shown)}
            onClick={() => again.mutate(undefined)}
          >
            {text('ui.domains.again')}
          </Button>
        )}
        {may.remove && (
          <Button
            variant="default"
            size="xs"
            aria-label={text('ui.domains.remove_of', shown)}
            onClick={() => setRemoving(true)}
          >
            {text('ui.domains.remove')}
          </Button>
        )}
      </Group>
      <OnceOpened opened={removing}>
        <RemoveDomainDialog
          accountId={accountId}
          domain={domain}
          opened={removing}
          onClose={() => setRemoving(false)}
          onDone={(sentence) => {
            setRemoving(false)
            onDone(sentence)
          }}
        />
      </OnceOpened>
    </>
  )
}
