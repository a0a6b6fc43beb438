import { Button, SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../portal/i18n/text'
import { SignInForm } from '../../portal/session/SignInForm'
import { SignUpForm } from '../../portal/session/SignUpForm'
import { useSignOut } from '../../portal/session/session'
import { Notice } from '../../ui/Notice'
import { Panel } from '../../ui/Panel'
import { ProblemNotice } from '../../ui/problems'
import { Refuse, type Refusing } from './Refuse'

type WhoProps = Refusing & { forwards: boolean; onCancel: () => void }

/** To approve, one says who one is; to say no, the address is enough. Most who come here are new, so that is where it starts. */
export function WhoAreYou({ forwards, onCancel, ...refusing }: WhoProps) {
  const { token, link } = refusing
  const { email } = link
  const text = useText()
  const [way, setWay] = useState('new')
  const [known, setKnown] = useState(false)
  return (
    <Panel id="answer" title={text('ui.approval.who_title')} hint={text('ui.approval.who_hint', { email })}>
      <Stack gap="lg">
        <Refuse {...refusing} isSignedIn={false} />
        <SegmentedControl
          fullWidth
          size="md"
          aria-label={text('ui.approval.who_title')}
          value={way}
          onChange={setWay}
          data={[
            { value: 'new', label: text('ui.approval.who_new') },
            { value: 'known', label: text('ui.approval.who_known') },
          ]}
        />
        {known && way === 'known' && (
          <Notice live="status" title={text('ui.approval.who_exists', { email })} />
        )}
        {way === 'new' ? (
          <SignUpForm
            approval={{ token, email }}
            onRefused={(problem) => {
              if (problem.code !== 'user.exists') return
              setKnown(true)
              setWay('known')
            }}
          />
        ) : (
          <SignInForm fixedEmail={email} />
        )}
        <p>{text(forwards ? 'ui.approval.who_forward' : 'ui.decide.no_forward')}</p>
        <div>
          <Button variant="subtle" onClick={onCancel}>
            {text('ui.decide.cancel')}
          </Button>
        </div>
      </Stack>
    </Panel>
  )
}

type OtherProps = { here: string; meant: string }

/** A colleague's mail, or one's own second address: the link is for one address only. */
export function OtherPerson({ here, meant }: OtherProps) {
  const text = useText()
  const signOut = useSignOut()
  return (
    <Notice tone="wait" title={text('ui.approval.other_title', { email: meant })}>
      <p>{text('ui.approval.other_lead', { email: here })}</p>
      <ProblemNotice problem={signOut.error} />
      <Button variant="default" size="sm" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {text('ui.approval.other_switch')}
      </Button>
    </Notice>
  )
}
