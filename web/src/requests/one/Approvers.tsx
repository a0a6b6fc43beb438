import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { AccountRequest, Approver } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { type Deed, Done } from '../../ui/Done'
import { Icon } from '../../ui/Icon'
import { Panel } from '../../ui/Panel'
import { Quote } from '../../ui/Quote'
import { StatusBadge } from '../../ui/StatusBadge'
import styles from './Approvers.module.css'
import { CorrectAddress } from './CorrectAddress'
import { MailFate } from './MailFate'
import { ReplaceApproversDialog } from './ReplaceApproversDialog'
import { ResendDialog } from './ResendDialog'
import { addressesAsked } from './replace'

/** Everybody who has a say, what became of the mail to each, and what the requester can do when nothing comes back. */
export function Approvers({ request }: { request: AccountRequest }) {
  const text = useText()
  const { approvers, may } = request
  const several = approvers.filter(({ state }) => state === 'asked').length > 1
  const [deed, setDeed] = useState<Deed | null>(null)
  const [replacing, setReplacing] = useState(false)
  const [resending, setResending] = useState<{ to: string | null; opened: boolean }>({
    to: null,
    opened: false,
  })
  if (approvers.length === 0 && !may.resend) return null

  const finish = (sentence: string) => setDeed({ sentence })
  return (
    <Panel title={text('ui.request.approvers')}>
      <div className={styles.done}>
        <Done deed={deed} />
      </div>
      <ul className={styles.rows}>
        {approvers.map((approver) => (
          <ApproverRow
            key={approver.email}
            approver={approver}
            request={request}
            alone={!several}
            onResend={() => setResending({ to: approver.email, opened: true })}
            onCorrected={(email) => finish(text('ui.request.corrected', { email }))}
          />
        ))}
      </ul>
      {(may.resend || may.replaceApprover) && (
        <Group gap="sm" mt={approvers.length > 0 ? 'lg' : undefined}>
          {may.resend && (
            <Button
              variant="default"
              size="sm"
              leftSection={<Icon name="mail" size={18} />}
              onClick={() => setResending({ to: null, opened: true })}
            >
              {text(several ? 'ui.request.resend_all' : 'ui.request.resend')}
            </Button>
          )}
          {may.replaceApprover && (
            <Button
              variant="default"
              size="sm"
              leftSection={<Icon name="person" size={18} />}
              onClick={() => setReplacing(true)}
            >
              {text('ui.request.replace')}
            </Button>
          )}
        </Group>
      )}
      <ResendDialog
        request={request}
        to={resending.to}
        opened={resending.opened}
        onClose={() => setResending({ ...resending, opened: false })}
        onSent={(to) => finish(to ? text('ui.resend.done', { email: to }) : text('ui.resend.done_all'))}
      />
      <ReplaceApproversDialog
        request={request}
        opened={replacing}
        onClose={() => setReplacing(false)}
        onReplaced={() => finish(text('ui.replace.done'))}
      />
    </Panel>
  )
}

type RowProps = {
  approver: Approver
  request: AccountRequest
  /** Nobody else is asked: then the button below the list is the one to send it again. */
  alone: boolean
  onResend: () => void
  onCorrected: (email: string) => void
}

function ApproverRow({ approver, request, alone, onResend, onCorrected }: RowProps) {
  const text = useText()
  const say = useWord()
  const [correcting, setCorrecting] = useState(false)
  const { lastMail } = approver
  // Their mail server refuses our mails, or they do themselves: either way nobody is going to answer.
  const unreached = lastMail?.state === 'bounced' || lastMail?.state === 'suppressed'
  const isAsked = addressesAsked(request).includes(approver.email)
  return (
    <li className={styles.row}>
      <div className={styles.who}>
        <strong>{approver.email}</strong>
        <StatusBadge
          family="ui.approver"
          word={approver.notAsked === 'existing_admins' ? 'not_asked' : approver.state}
        />
      </div>
      {approver.notAsked && <p className={styles.small}>{say('ui.not_asked', approver.notAsked)}</p>}
      {approver.said && <Quote text={approver.said} by={text('ui.approver.said')} />}
      {approver.namedBy !== 'requester' && (
        <p className={styles.small}>{say('ui.named_by', approver.namedBy)}</p>
      )}
      {lastMail && <MailFate mail={lastMail} />}
      {correcting ? (
        <CorrectAddress
          approver={approver}
          request={request}
          onDone={onCorrected}
          onCancel={() => setCorrecting(false)}
        />
      ) : (
        <div className={styles.acts}>
          {unreached && isAsked && request.may.replaceApprover && (
            <Button size="sm" leftSection={<Icon name="pen" size={16} />} onClick={() => setCorrecting(true)}>
              {text('ui.request.correct')}
            </Button>
          )}
          {!alone && approver.state === 'asked' && request.may.resend && (
            <Button
              size="sm"
              variant="default"
              aria-label={text('ui.request.resend_to', { email: approver.email })}
              onClick={onResend}
            >
              {text('ui.request.resend')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
