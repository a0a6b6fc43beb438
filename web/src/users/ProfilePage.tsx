import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { useAct } from '../api/act'
import { answer, api } from '../api/client'
import { sessionQuery } from '../api/queries'
import type { Language, User } from '../api/types'
import { useLanguage } from '../portal/i18n/LanguageProvider'
import { ownName } from '../portal/i18n/names'
import { useText } from '../portal/i18n/text'
import { useKept } from '../portal/kept'
import { usePortal, useSignOut, useUser } from '../portal/session/session'
import { Notice } from '../ui/Notice'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../ui/problems'
import { ChangePassword } from './ChangePassword'
import { Sessions } from './Sessions'
import { StoppedMails } from './StoppedMails'
import { WeeklyDigest } from './WeeklyDigest'

export function ProfilePage() {
  const text = useText()
  const user = useUser()
  const navigate = useNavigate()
  const signOut = useSignOut(() => navigate({ to: '/' }))
  return (
    <Page width="narrow" title={text('ui.profile.title')} lead={user?.email}>
      {user && <ProfileForm user={user} />}
      {user && <ChangePassword user={user} />}
      {user && <Sessions />}
      {user && <WeeklyDigest />}
      {user && <StoppedMails />}
      <Panel title={text('ui.profile.leave_title')} hint={text('ui.profile.leave_hint')}>
        <ProblemNotice problem={signOut.error} />
        <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {text('ui.shell.sign_out')}
        </Button>
      </Panel>
    </Page>
  )
}

type Changes = { name?: string; language?: Language }

function ProfileForm({ user }: { user: User }) {
  const text = useText()
  const portal = usePortal()
  const queryClient = useQueryClient()
  const { choose } = useLanguage()
  const form = useRef<HTMLFormElement>(null)
  const [changes, keepChanges, forgetChanges] = useKept<Changes>('profile', unchanged)
  const name = changes.name ?? user.name
  const language = changes.language ?? user.language
  const save = useAct(() => answer(api.PATCH('/profile', { body: { name: name.trim(), language } })), {
    onSuccess: ({ user: saved }) => {
      queryClient.setQueryData(sessionQuery.queryKey, saved)
      if (changes.language) choose(saved.language)
      forgetChanges()
    },
  })
  useFocusOnProblem(form, save.error)

  return (
    <Panel>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Stack gap="md">
          <ProblemNotice
            problem={save.error}
            shownBeside={(pointer) => ['/name', '/language'].includes(pointer)}
          />
          {save.isSuccess && <Notice tone="good" live="status" title={text('ui.profile.saved')} />}
          <TextInput
            label={text('ui.field.name')}
            name="name"
            autoComplete="name"
            value={name}
            onChange={(event) => keepChanges({ ...changes, name: event.currentTarget.value })}
            error={fieldProblem(save.error, '/name')}
          />
          <NativeSelect
            label={text('ui.profile.language')}
            description={text('ui.profile.language_hint')}
            name="language"
            value={language}
            onChange={(event) => keepChanges({ ...changes, language: event.currentTarget.value as Language })}
            error={fieldProblem(save.error, '/language')}
            data={(portal?.languages ?? [user.language]).map((tag) => ({ value: tag, label: ownName(tag) }))}
          />
          <Group>
            <Button type="submit" loading={save.isPending}>
              {text('ui.profile.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}

const unchanged: Changes = {}
