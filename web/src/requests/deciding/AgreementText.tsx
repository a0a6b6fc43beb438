import { useId } from 'react'
import type { Agreement } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import styles from './AgreementText.module.css'

/** The terms in full, in a box that scrolls with the keyboard too. */
export function AgreementText({ agreement }: { agreement: Agreement }) {
  const text = useText()
  const id = useId()
  return (
    <div>
      <h3 id={id}>{agreement.title}</h3>
      <p className={styles.version}>{text('ui.decide.version', { version: agreement.version })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={styles.text} aria-labelledby={id} tabIndex={0}>
        {agreement.text}
      </section>
    </div>
  )
}
