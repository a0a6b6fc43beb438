import { Button, NativeSelect, Radio, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useAct } from '../api/act'
import { answer, api } from '../api/client'
import type { SmartAccount } from '../api/types'
import { useText } from '../portal/i18n/text'
import { useWord } from '../portal/i18n/words'
import { CountrySelect } from '../ui/CountrySelect'
import { useCorrected } from '../ui/corrected'
import { Dialog } from '../ui/Dialog'
import { DialogActs } from '../ui/DialogActs'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../ui/problems'
import { accountKey } from './account-query'

type Props = { account: SmartAccount; opened: boolean; onClose: () => void; onSaved: () => void }
type Changes = Pick<SmartAccount, 'name' | 'country' | 'visibility' | 'contactsFor'>

const contactsFor: Changes['contactsFor'][] = ['everybody', 'company', 'members']

/** What the administrators and approvers of an account decide about it: its name, its country, and who finds it. */
export function EditAccount({ account, opened, onClose, onSaved }: Props) {
  const text = useText()
  const say = useWord()
  const form = useRef<HTMLFormElement>(null)
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState<Changes>(account)
  const [etag, setEtag] = useState(account.etag)
  const save = useAct(
    ({ name, country, visibility, contactsFor }: Changes) =>
      answer(
        api.PATCH('/smart-accounts/{id}', {
          params: { path: { id: account.id }, header: etag ? { 'If-Match': etag } : {} },
          body: { name: name.trim(), country, visibility, contactsFor },
        }),
      ),
    {
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: accountKey(account.id) })
        void queryClient.invalidateQueries({ queryKey: ['directory'] })
        onSaved()
      },
    },
  )
  const [problem, correct] = useCorrected(save.error)
  useFocusOnProblem(form, save.error)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is edited is what stood there when the dialog opened
  useEffect(() => {
    if (!opened) return
    setDraft(account)
    setEtag(account.etag)
    save.reset()
  }, [opened])

  function change(part: Partial<Changes>) {
    correct(...Object.keys(part).map((name) => `/${name}`))
    setDraft({ ...draft, ...part })
  }

  return (
    <Dialog
      title={text('ui.edit_account.title')}
      opened={opened}
      onClose={onClose}
      closeOnClickOutside={false}
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(draft)
        }}
      >
        <Stack gap="lg">
          <ProblemNotice
            problem={problem}
            shownBeside={(pointer) => ['/name', '/country', '/visibility', '/contactsFor'].includes(pointer)}
          />
          <TextInput
            label={text('ui.field.account')}
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            error={fieldProblem(problem, '/name')}
            data-autofocus
          />
          <CountrySelect
            label={text('ui.field.country')}
            description={text('ui.edit_account.country_hint')}
            value={draft.country}
            onChange={(country) => change({ country: country ?? '' })}
            error={fieldProblem(problem, '/country')}
          />
          <Radio.Group
            label={text('ui.edit_account.visibility')}
            value={draft.visibility}
            onChange={(visibility) => change({ visibility: visibility as Changes['visibility'] })}
            error={fieldProblem(problem, '/visibility')}
          >
            <Stack gap="sm" mt="xs">
              <Radio
                size="md"
                value="unrestricted"
                label={text('ui.visibility.unrestricted')}
                description={text('ui.edit_account.unrestricted_hint')}
              />
              <Radio
                size="md"
                value="restricted"
                label={text('ui.visibility.restricted')}
                description={text('ui.edit_account.restricted_hint')}
              />
            </Stack>
          </Radio.Group>
          <NativeSelect
            label={text('ui.edit_account.contacts')}
            description={text('ui.edit_account.contacts_hint')}
            value={draft.contactsFor}
            onChange={(event) => change({ contactsFor: event.currentTarget.value as Changes['contactsFor'] })}
            error={fieldProblem(problem, '/contactsFor')}
            data={contactsFor.map((value) => ({ value, label: say('ui.contacts_for', value) }))}
          />
          <DialogActs>
            <Button variant="default" onClick={onClose}>
              {text('ui.decline.back')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {text('ui.edit_account.save')}
            </Button>
          </DialogActs>
        </Stack>
      </form>
    </Dialog>
  )
}
