import { Button } from '@mantine/core'
import acts from './Acts.module.css'
import styles from './ToAnswer.module.css'

/** Where a thumb is, as long as the place for an answer is further down: what answering takes, and the way there. */
export function ToAnswer({ needs, label }: { needs: string; label: string }) {
  return (
    <div className={`${acts.acts} ${styles.bar}`}>
      <p>{needs}</p>
      <Button component="a" href="#answer" size="lg">
        {label}
      </Button>
    </div>
  )
}
