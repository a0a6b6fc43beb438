import { Button, Group, Stack } from '@mantine/core'
import type { Problem } from '../../api/problem'
import type { NewRequest } from '../../api/types'
import { useNames } from '../../portal/i18n/names'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { Dialog } from '../../ui/Dialog'
import { Facts } from '../../ui/Facts'
import { ProblemNotice } from '../../ui/problems'
import { Quote } from '../../ui/Quote'

type Props = {
  opened: boolean
  onClose: () => void
  request: NewRequest
  usualDomain: string | null
  sending: boolean
  problem: Problem | null
  onSend: () => void
}

/** Everything once more, before mails go out to other people. */
export function ReviewDialog({ opened, onClose, request, usualDomain, sending, problem, onSend }: Props) {
  const text = useText()
  const say = useWord()
  const names = useNames()
  const { users = [], approverEmails = [] } = request
  return (
    <Dialog title={text('ui.review_dialog.title')} opened={opened} onClose={onClose}>
      <Stack gap="lg">
        <p>{text('ui.review_dialog.lead')}</p>
        <Facts
          rows={[
            [text('ui.request_form.name'), request.accountName],
            [text('ui.request_form.domain'), request.domainIdentifier ?? usualDomain],
            [
              text('ui.field.note_to_reviewer'),
              request.noteToReviewer && <Quote text={request.noteToReviewer} />,
            ],
            [text('ui.request_form.country'), request.country && names.country(request.country)],
            [
              text('ui.review_dialog.approvers', { count: approverEmails.length }),
              approverEmails.map((email) => <div key={email}>{email}</div>),
            ],
            [
              text('ui.field.note_to_approver'),
              request.noteToApprover && <Quote text={request.noteToApprover} />,
            ],
            [
              text('ui.review_dialog.users', { count: users.length }),
              users.length > 0 &&
                users.map((user) => (
                  <div key={user.email}>
                    {user.email} ({say('ui.role', user.role)})
                  </div>
                )),
            ],
            [text('ui.field.note_to_users'), request.noteToUsers && <Quote text={request.noteToUsers} />],
            [text('ui.field.language'), request.language && names.language(request.language)],
          ]}
        />
        <ProblemNotice problem={problem?.unreachable ? problem : null} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {text('ui.review_dialog.back')}
          </Button>
          <Button loading={sending} onClick={onSend}>
            {text('ui.review_dialog.send')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
