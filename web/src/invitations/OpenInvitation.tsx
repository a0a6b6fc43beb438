import { Button, Stack } from '@mantine/core'
import { useAct } from '../api/act'
import { answer, api } from '../api/client'
import type { Problem } from '../api/problem'
import type { Acceptance, Invitation } from '../api/types'
import { HelpButton } from '../portal/help/HelpButton'
import { useText } from '../portal/i18n/text'
import { useWord } from '../portal/i18n/words'
import { EnterByLink } from '../portal/session/EnterByLink'
import { OtherPerson } from '../portal/session/OtherPerson'
import { useArrive, usePortal, useUser } from '../portal/session/session'
import { Facts } from '../ui/Facts'
import { Moment, TimeLeft } from '../ui/Moment'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { ProblemNotice } from '../ui/problems'
import { Quote } from '../ui/Quote'
import { ToAnswer } from '../ui/ToAnswer'
import { unicodeName } from '../ui/unicode-name'
import { Refuse } from './Refuse'

type Props = {
  token: string
  invitation: Invitation
  onAccepted: (accepted: Acceptance) => void
  onRefused: () => void
  /** It ended while it was being read. */
  onTooLate: () => void
}

/** Written for somebody who did not expect the mail: who invites, to what, what a yes means, and how to say no. */
export function OpenInvitation(props: Props) {
  const { token, invitation } = props
  const text = useText()
  const say = useWord()
  const portal = usePortal()
  const user = useUser()
  const { invitedBy, email } = invitation
  const inviter = invitedBy.name

  return (
    <Page
      width="reading"
      title={text('ui.invitation.heading', { account: invitation.accountName })}
      lead={text('ui.invitation.lead', { name: inviter, operator: portal?.operatorName ?? 'Deedbox' })}
    >
      {user && !invitation.may.accept && (
        <OtherPerson meant={email} lead={text('ui.invitation.other_lead', { email: user.email })} />
      )}
      <Panel
        tone="deed"
        title={text('ui.invitation.what_title')}
        aside={<HelpButton guide="answer-invitation" />}
      >
        <Stack gap="lg">
          <Facts
            rows={[
              [
                text('ui.invitation.by'),
                <>
                  <div>{inviter}</div>
                  <div>{invitedBy.email}</div>
                </>,
              ],
              [text('ui.field.account'), invitation.accountName],
              [text('ui.field.domain'), unicodeName(invitation.domainIdentifier)],
              [text('ui.invitation.role'), say('ui.role', invitation.role)],
              [text('ui.invitation.open_until'), <TimeLeft key="until" until={invitation.expiresAt} />],
              [text('ui.invitation.invited_on'), <Moment key="at" at={invitation.invitedAt} />],
            ]}
          />
          {invitation.note && (
            <Quote text={invitation.note} by={text('ui.invitation.note_by', { name: inviter })} />
          )}
        </Stack>
      </Panel>
      {user === null && (
        <>
          <ToAnswer
            needs={text('ui.invitation.answer_needs', { email })}
            label={text('ui.invitation.answer')}
          />
          <Panel
            id="answer"
            title={text('ui.invitation.who_title')}
            hint={text('ui.invitation.who_hint', { email })}
          >
            <EnterByLink proof={{ email, invitationToken: token }} label={text('ui.invitation.who_title')} />
          </Panel>
        </>
      )}
      {invitation.may.accept && (
        <Accept
          token={token}
          role={say('ui.role', invitation.role)}
          onAccepted={props.onAccepted}
          onTooLate={props.onTooLate}
        />
      )}
      {invitation.may.refuse && (
        <Refuse
          token={token}
          invitation={invitation}
          onRefused={props.onRefused}
          onTooLate={props.onTooLate}
        />
      )}
    </Page>
  )
}

type AcceptProps = Pick<Props, 'token' | 'onAccepted' | 'onTooLate'> & { role: string }

function Accept({ token, role, onAccepted, onTooLate }: AcceptProps) {
  const text = useText()
  const arrive = useArrive()
  const accept = useAct(
    (_: undefined, headers) =>
      answer(api.POST('/invitations/{token}/acceptance', { params: { path: { token } }, headers })),
    {
      onSuccess: async (accepted) => {
        onAccepted(accepted)
        await arrive() // they are a member of one account more
      },
      onError: (problem: Problem) => problem.code === 'link.dead' && onTooLate(),
    },
  )
  return (
    <Panel
      id="answer"
      title={text('ui.invitation.accept_title')}
      hint={text('ui.invitation.accept_hint', { role })}
    >
      <Stack gap="md" align="flex-start">
        <ProblemNotice problem={accept.error} />
        <Button size="lg" loading={accept.isPending} onClick={() => accept.mutate(undefined)}>
          {text('ui.invitation.accept')}
        </Button>
      </Stack>
    </Panel>
  )
}
