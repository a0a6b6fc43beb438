import { Button } from '@mantine/core'
import { useText } from '../../portal/i18n/text'
import decide from '../deciding/Decide.module.css'
import styles from './ToAnswer.module.css'

/** Where a thumb is, as long as the place for an answer is further down: what answering takes, and the way there. */
export function ToAnswer({ email }: { email: string }) {
  const text = useText()
  return (
    <div className={`${decide.acts} ${styles.bar}`}>
      <p>{text('ui.approval.answer_needs', { email })}</p>
      <Button component="a" href="#answer" size="lg">
        {text('ui.approval.answer')}
      </Button>
    </div>
  )
}
