import { Button, Stack } from '@mantine/core'
import { useText } from '../../portal/i18n/text'
import { EnterByLink } from '../../portal/session/EnterByLink'
import { Panel } from '../../ui/Panel'
import { Refuse, type Refusing } from './Refuse'

type WhoProps = Refusing & { forwards: boolean; onCancel: () => void }

/** To approve, one says who one is; to say no, the address is enough. Most who come here are new, so that is where it starts. */
export function WhoAreYou({ forwards, onCancel, ...refusing }: WhoProps) {
  const { token, link } = refusing
  const { email } = link
  const text = useText()
  return (
    <Panel id="answer" title={text('ui.approval.who_title')} hint={text('ui.approval.who_hint', { email })}>
      <Stack gap="lg">
        <Refuse {...refusing} isSignedIn={false} />
        <EnterByLink proof={{ email, approvalToken: token }} label={text('ui.approval.who_title')} />
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
