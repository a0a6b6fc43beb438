import { Stack } from '@mantine/core'
import type { Problem } from '../../api/problem'
import type { ApprovalLink, DecidedRequest, Forward, Refusal } from '../../api/types'
import { HelpButton } from '../../portal/help/HelpButton'
import { useNames } from '../../portal/i18n/names'
import { useText } from '../../portal/i18n/text'
import { OtherPerson } from '../../portal/session/OtherPerson'
import { usePortal, useUser } from '../../portal/session/session'
import { AgreementText } from '../../ui/AgreementText'
import { Facts } from '../../ui/Facts'
import { Moment, TimeLeft } from '../../ui/Moment'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { Panel } from '../../ui/Panel'
import { Quote } from '../../ui/Quote'
import { ToAnswer } from '../../ui/ToAnswer'
import { unicodeName } from '../../ui/unicode-name'
import { Decide } from '../deciding/Decide'
import { ListedUsers, useExcluded } from './ListedUsers'
import { Meaning } from './Meaning'
import { Refuse } from './Refuse'
import { WhoAreYou } from './WhoAreYou'

type Props = {
  token: string
  link: ApprovalLink
  onDecided: (decided: DecidedRequest) => void
  onForwarded: (forward: Forward) => void
  onRefused: (refusal: Refusal) => void
  onTooLate: (problem: Problem) => void
  onStaleAgreement: () => void
  onCancel: () => void
}

/** Written for somebody who did not expect the mail: who asks, for what, what a yes means, and how long there is. */
export function OpenApproval(props: Props) {
  const { token, link, onCancel } = props
  const text = useText()
  const names = useNames()
  const portal = usePortal()
  const user = useUser()
  const [excluded, setExcluded] = useExcluded(link.users)
  const { requester } = link
  // The admins of an account are asked, all of them: none of them passes it on.
  const isAdmin = link.namedBy === 'routing'
  const refusing = { token, link, onRefused: props.onRefused, onTooLate: props.onTooLate }
  // The link says what its reader may do: it can know of the sign-up before the session is read again.
  const isUnknown = user === null && !link.may.decide
  const isOther = user !== null && user !== undefined && user.email.toLowerCase() !== link.email.toLowerCase()

  return (
    <Page
      width="reading"
      title={text('ui.approval.heading', { account: link.accountName })}
      lead={text('ui.approval.lead', {
        name: requester.name,
        account: link.accountName,
        operator: portal?.operatorName ?? 'Deedbox',
      })}
    >
      {isOther && (
        <OtherPerson meant={link.email} lead={text('ui.approval.other_lead', { email: user.email })} />
      )}
      {link.forwardedBy && (
        <Panel title={text('ui.approval.forwarded_title', { name: link.forwardedBy.name })}>
          <Stack gap="md">
            <p>{text('ui.approval.forwarded_lead', { email: link.forwardedBy.email })}</p>
            {link.forwardNote && (
              <Quote
                text={link.forwardNote}
                by={text('ui.decide.note_by', { name: link.forwardedBy.name })}
              />
            )}
          </Stack>
        </Panel>
      )}
      <Panel tone="deed" title={text('ui.approval.what_title')} aside={<HelpButton guide="decide-request" />}>
        <Stack gap="lg">
          <Facts
            rows={[
              [
                text('ui.decide.asked_by'),
                <>
                  <div>{requester.name}</div>
                  <div>{requester.email}</div>
                </>,
              ],
              [text('ui.field.account'), link.accountName],
              [text('ui.field.domain'), unicodeName(link.domainIdentifier)],
              [text('ui.approval.open_until'), <TimeLeft key="until" until={link.expiresAt} />],
              [text('ui.field.country'), names.country(link.country)],
              [text('ui.decide.asked_on'), <Moment key="at" at={link.createdAt} />],
            ]}
          />
          {link.noteToApprover && (
            <Quote text={link.noteToApprover} by={text('ui.decide.note_by', { name: requester.name })} />
          )}
        </Stack>
      </Panel>

      {isUnknown && (
        <>
          <ToAnswer
            needs={text('ui.approval.answer_needs', { email: link.email })}
            label={text('ui.approval.answer')}
          />
          <WhoAreYou {...refusing} forwards={!isAdmin} onCancel={onCancel} />
        </>
      )}

      {isOther && link.may.declineByLink && (
        <Panel>
          <Refuse {...refusing} isSignedIn={false} />
        </Panel>
      )}

      <Meaning account={link.accountName} hasUsers={link.users.length > 0} />

      {link.users.length > 0 && (
        <ListedUsers
          users={link.users}
          excluded={excluded}
          onChange={setExcluded}
          requester={requester.name}
        />
      )}

      {link.may.decide ? (
        <Decide
          requestId={link.requestId}
          agreement={link.agreement}
          excludeUsers={excluded}
          mayForward={link.may.forward}
          amongAdmins={isAdmin}
          onDecided={props.onDecided}
          onForwarded={props.onForwarded}
          onTooLate={props.onTooLate}
          onStaleAgreement={props.onStaleAgreement}
          onCancel={onCancel}
        >
          <Refuse {...refusing} isSignedIn />
        </Decide>
      ) : (
        <>
          <Panel>
            <AgreementText agreement={link.agreement} folded />
          </Panel>
          {user && !isOther && <Notice tone="wait" title={text('ui.approval.not_you')} />}
        </>
      )}
    </Page>
  )
}
