import { Button, Stack } from '@mantine/core'
import type { Problem } from '../../api/problem'
import type { FilingCheck, NewRequest } from '../../api/types'
import { useNames } from '../../portal/i18n/names'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { Facts } from '../../ui/Facts'
import { ProblemNotice } from '../../ui/problems'
import { Quote } from '../../ui/Quote'
import { unicodeName } from '../../ui/unicode-name'
import styles from './ReviewDialog.module.css'
import { WhatHappens } from './WhatHappens'

type Props = {
  /** What the server says would come of it; the dialog is open while there is one. */
  check: FilingCheck | null
  onClose: () => void
  request: NewRequest
  usualDomain: string | null
  sending: boolean
  problem: Problem | null
  onSend: () => void
}

/** Everything once more, before mails go out to other people. */
export function ReviewDialog({ check, onClose, request, usualDomain, sending, problem, onSend }: Props) {
  const text = useText()
  const say = useWord()
  const names = useNames()
  const { users = [], approverEmails = [] } = request
  const domain = request.domainIdentifier ?? usualDomain
  const warned = (field: string) => check?.warnings?.find((warning) => warning.field === field)?.detail
  const unasked = (email: string) => check?.notAsked?.find((one) => one.email === email)?.reason
  return (
    <Dialog title={text('ui.review_dialog.title')} opened={check !== null} onClose={onClose}>
      <Stack gap="lg">
        {check && <WhatHappens check={check} />}
        <Facts
          rows={[
            [text('ui.request_form.name'), request.accountName],
            [text('ui.request_form.domain'), domain && unicodeName(domain)],
            [
              text('ui.field.note_to_reviewer'),
              request.noteToReviewer && <Quote text={request.noteToReviewer} />,
            ],
            [text('ui.request_form.country'), request.country && names.country(request.country)],
            [
              text('ui.review_dialog.approvers', { count: approverEmails.length }),
              approverEmails.map((email, index) => {
                const reason = unasked(email)
                return (
                  <div key={email}>
                    {email}
                    {reason && <p className={styles.small}>{say('ui.not_asked', reason)}</p>}
                    <Warned detail={warned(`/approverEmails/${index}`)} />
                  </div>
                )
              }),
            ],
            [
              text('ui.field.note_to_approver'),
              request.noteToApprover && <Quote text={request.noteToApprover} />,
            ],
            [
              text('ui.review_dialog.users', { count: users.length }),
              users.length > 0 &&
                users.map((user, index) => (
                  <div key={user.email}>
                    {user.email} ({say('ui.role', user.role)})
                    <Warned detail={warned(`/users/${index}/email`)} />
                  </div>
                )),
            ],
            [text('ui.field.note_to_users'), request.noteToUsers && <Quote text={request.noteToUsers} />],
            [text('ui.field.language'), request.language && names.language(request.language)],
          ]}
        />
        <ProblemNotice problem={problem?.unreachable ? problem : null} />
        <DialogActs>
          <Button variant="default" onClick={onClose}>
            {text('ui.review_dialog.back')}
          </Button>
          <Button loading={sending} onClick={onSend}>
            {text('ui.review_dialog.send')}
          </Button>
        </DialogActs>
      </Stack>
    </Dialog>
  )
}

function Warned({ detail }: { detail: string | undefined }) {
  if (!detail) return null
  return <p className={styles.warned}>{detail}</p>
}
