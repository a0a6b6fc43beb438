import { Button, Group, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useAct } from '../api/act'
import { answer, api } from '../api/client'
import type { User } from '../api/types'
import { useText } from '../portal/i18n/text'
import { NewPassword } from '../portal/session/NewPassword'
import { Notice } from '../ui/Notice'
import { Panel } from '../ui/Panel'
import { Password } from '../ui/Password'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../ui/problems'
import { sessionsQuery } from './queries'

/** What is typed here is kept nowhere: a password does not outlive its page. */
export function ChangePassword({ user }: { user: User }) {
  const text = useText()
  const queryClient = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [current, setCurrent] = useState('')
  const [chosen, setChosen] = useState('')
  const change = useAct(
    (body: { currentPassword: string; newPassword: string }) =>
      answer(api.PUT('/profile/password', { body })),
    {
      onSuccess: () => {
        setCurrent('')
        setChosen('')
        void queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey })
      },
    },
  )
  useFocusOnProblem(form, change.error)

  return (
    <Panel title={text('ui.profile.password_title')} hint={text('ui.profile.password_hint')}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate({ currentPassword: current, newPassword: chosen })
        }}
      >
        <Stack gap="md">
          <ProblemNotice
            problem={change.error}
            shownBeside={(pointer) => ['/currentPassword', '/newPassword'].includes(pointer)}
          />
          {change.isSuccess && (
            <Notice tone="good" live="status" title={text('ui.profile.password_changed')} />
          )}
          {/* Password managers take from it whose passwords these are. */}
          <input type="hidden" name="username" autoComplete="username" value={user.email} readOnly />
          <Password
            label={text('ui.profile.current_password')}
            name="current-password"
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
            error={fieldProblem(change.error, '/currentPassword')}
          />
          <NewPassword
            label={text('ui.profile.new_password')}
            value={chosen}
            onChange={setChosen}
            error={fieldProblem(change.error, '/newPassword')}
          />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {text('ui.profile.change_password')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}
