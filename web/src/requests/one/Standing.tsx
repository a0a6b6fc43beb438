import { Stack } from '@mantine/core'
import type { AccountRequest } from '../../api/types'
import { type TextKey, useText } from '../../portal/i18n/text'
import { LinkButton } from '../../ui/LinkButton'
import { Moment } from '../../ui/Moment'
import { Panel } from '../../ui/Panel'
import { Quote } from '../../ui/Quote'
import { Countdown } from './Countdown'

const sentences: Record<string, TextKey> = {
  pending: 'ui.standing.pending',
  in_review: 'ui.standing.in_review',
  approved: 'ui.standing.approved',
  declined: 'ui.standing.declined',
  withdrawn: 'ui.standing.withdrawn',
  lapsed: 'ui.standing.lapsed',
}

const lapses: Record<string, TextKey> = {
  undeliverable: 'ui.standing.lapsed_undeliverable',
  contested: 'ui.standing.lapsed_contested',
  wrong_person: 'ui.standing.lapsed_wrong_person',
}

/** The first thing to read: how it stands, whose turn it is, and for how long. */
export function Standing({ request }: { request: AccountRequest }) {
  const text = useText()
  const { decision, status, withdrawal } = request
  const isOpen = status === 'pending' || status === 'in_review'
  // A reviewer's no is not the customer's: nobody there may ever have been asked.
  const isRefusal = decision?.verdict === 'declined' && decision.decidedAs === 'reviewer'
  const sentence = isRefusal ? 'ui.standing.refused' : (lapses[request.lapseCause ?? ''] ?? sentences[status])
  return (
    <Panel tone="deed" title={text('ui.standing.title')}>
      <Stack gap="sm">
        {sentence && <p>{text(sentence)}</p>}
        {isOpen && request.waitsFor && (
          <p>
            <strong>{text('ui.requests.waits_for', { whom: request.waitsFor })}</strong>
          </p>
        )}
        {isOpen && <Countdown request={request} />}
        {decision && (
          <p>
            {text(
              isRefusal
                ? 'ui.standing.refused_by'
                : decision.verdict === 'approved'
                  ? 'ui.standing.approved_by'
                  : decision.decidedAs === 'link_holder'
                    ? 'ui.standing.declined_by_link'
                    : 'ui.standing.declined_by',
              { by: decision.by },
            )}{' '}
            <Moment at={decision.at} withTime />
          </p>
        )}
        {decision?.reason && <Quote text={decision.reason} by={text('ui.standing.reason')} />}
        {decision?.agreementVersion && (
          <p>{text('ui.standing.agreement', { version: decision.agreementVersion })}</p>
        )}
        {withdrawal && (
          <p>
            <Moment at={withdrawal.at} withTime />
          </p>
        )}
        {withdrawal?.reason && <Quote text={withdrawal.reason} by={text('ui.standing.reason')} />}
        {status === 'approved' && (
          <div>
            <LinkButton to="/accounts/$accountId" params={{ accountId: request.smartAccount.id }}>
              {text('ui.decide.to_account')}
            </LinkButton>
          </div>
        )}
      </Stack>
    </Panel>
  )
}
