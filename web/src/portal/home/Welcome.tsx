import { LinkButton } from '../../ui/LinkButton'
import { Page } from '../../ui/Page'
import { useText } from '../i18n/text'
import { usePortal } from '../session/session'
import { Deed } from './Deed'
import styles from './Welcome.module.css'

export function Welcome() {
  const text = useText()
  const portal = usePortal()
  return (
    <div className={styles.welcome}>
      <Page
        title={text('ui.home.title')}
        lead={text('ui.home.lead', { operator: portal?.operatorName ?? 'Deedbox' })}
        width="reading"
      >
        <div className={styles.ways}>
          <LinkButton to="/sign-in" size="lg">
            {text('ui.shell.sign_in')}
          </LinkButton>
          <LinkButton to="/sign-up" size="lg" variant="default">
            {text('ui.shell.create_user')}
          </LinkButton>
        </div>
        <p className={styles.aside}>{text('ui.home.got_mail')}</p>
      </Page>
      <div className={styles.picture}>
        <Deed />
      </div>
    </div>
  )
}
