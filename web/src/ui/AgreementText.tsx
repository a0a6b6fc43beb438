import { useId } from 'react'
import type { Agreement } from '../api/types'
import { useText } from '../portal/i18n/text'
import styles from './AgreementText.module.css'

/** The terms in full. Folded where they are only there to be read; open, in a box that scrolls, where they are accepted. */
export function AgreementText({ agreement, folded = false }: { agreement: Agreement; folded?: boolean }) {
  const text = useText()
  const id = useId()
  if (folded) {
    return (
      <details className={styles.folded}>
        <summary>
          {agreement.title} <span className={styles.version}>{text('ui.agreement.read')}</span>
        </summary>
        <p className={styles.version}>{text('ui.agreement.version', { version: agreement.version })}</p>
        <div className={styles.plain}>{agreement.text}</div>
      </details>
    )
  }
  return (
    <div>
      <h3 id={id}>{agreement.title}</h3>
      <p className={styles.version}>{text('ui.agreement.version', { version: agreement.version })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={styles.text} aria-labelledby={id} tabIndex={0}>
        {agreement.text}
      </section>
    </div>
  )
}
