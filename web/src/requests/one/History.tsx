import type { AccountRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Moment } from '../../ui/Moment'
import { Panel } from '../../ui/Panel'
import styles from './History.module.css'

export function History({ history }: { history: AccountRequest['history'] }) {
  const text = useText()
  if (history.length === 0) return null
  return (
    <Panel title={text('ui.request.history')}>
      <ol className={styles.line}>
        {history.map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two acts can share a moment, and none ever moves
          <li key={place}>
            <strong>{step.text}</strong>
            {step.by && <span className={styles.by}>{step.by}</span>}
            {step.because && <span className={styles.because}>{step.because}</span>}
            <span className={styles.at}>
              <Moment at={step.at} withTime />
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
