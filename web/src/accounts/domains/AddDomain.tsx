import { Button, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import { useText } from '../../portal/i18n/text'
import { useCorrected } from '../../ui/corrected'
import { Panel } from '../../ui/Panel'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { unicodeName } from '../../ui/unicode-name'
import { domainsQuery } from './queries'

type Props = { accountId: string; onDone: (sentence: string) => void }

/** Begins the proof of a domain. */
export function AddDomain({ accountId, onDone }: Props) {
  const text = useText()
  const queryClient = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [domain, setDomain] = useState('')
  const add = useAct(
    (given: string, headers) =>
      answer(
        api.POST('/smart-accounts/{id}/domains', {
          params: { path: { id: accountId } },
          headers,
          body: { domain: given },
        }),
      ),
    {
      onSuccess: (made) => {
        setDomain('')
        void queryClient.invalidateQueries({ queryKey: domainsQuery(accountId).queryKey })
        onDone(text('ui.domains.added', { domain: unicodeName(made.domain) }))
      },
    },
  )
  const [problem, correct] = useCorrected(add.error)
  useFocusOnProblem(form, add.error)
  return (
    <Panel title={text('ui.domains.add')}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate(domain.trim())
        }}
      >
        <Stack gap="md">
          <ProblemNotice problem={problem} shownBeside={(pointer) => pointer === '/domain'} />
          <TextInput
            label={text('ui.domains.domain')}
            description={text('ui.domains.domain_hint')}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            value={domain}
            onChange={(event) => {
              correct('/domain')
              setDomain(event.currentTarget.value)
            }}
            error={fieldProblem(problem, '/domain')}
          />
          <Button type="submit" style={{ alignSelf: 'start' }} loading={add.isPending}>
            {text('ui.domains.submit')}
          </Button>
        </Stack>
      </form>
    </Panel>
  )
}
