import { Button } from '@mantine/core'
import { Notice } from '../../ui/Notice'
import { ProblemNotice } from '../../ui/problems'
import { useText } from '../i18n/text'
import { useSignOut } from './session'

/** A colleague's mail, or one's own second address: a link is for one address only. */
export function OtherPerson({ meant, lead }: { meant: string; lead: string }) {
  const text = useText()
  const signOut = useSignOut()
  return (
    <Notice tone="wait" title={text('ui.by_link.other_title', { email: meant })}>
      <p>{lead}</p>
      <ProblemNotice problem={signOut.error} />
      <Button variant="default" size="sm" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {text('ui.by_link.other_switch')}
      </Button>
    </Notice>
  )
}
