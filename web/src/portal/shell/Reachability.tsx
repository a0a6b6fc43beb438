import { useSyncExternalStore } from 'react'
import { Notice } from '../../ui/Notice'
import { useText } from '../i18n/text'
import styles from './Reachability.module.css'

function subscribe(changed: () => void) {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** Says at once when the device has no network, before anything is sent in vain. */
export function Reachability() {
  const text = useText()
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status" className={styles.strip}>
      {!online && (
        <Notice tone="wait" title={text('ui.problem.offline')}>
          <p>{text('ui.problem.kept')}</p>
        </Notice>
      )}
    </div>
  )
}
