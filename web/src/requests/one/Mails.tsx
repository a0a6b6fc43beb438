import type { Mail } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { Moment } from '../../ui/Moment'
import { Panel } from '../../ui/Panel'
import { Row, Rows } from '../../ui/Rows'
import { StatusBadge } from '../../ui/StatusBadge'
import styles from './Mails.module.css'

/** What became of every mail, with the reason when one did not arrive: nobody has to ask support. */
export function Mails({ mails, folded = false }: { mails: Mail[]; folded?: boolean }) {
  const text = useText()
  if (mails.length === 0) return null
  return (
    <Panel title={text('ui.request.mails')}>
      {folded ? (
        <details className={styles.folded}>
          <summary>{text('ui.request.show_mails', { count: mails.length })}</summary>
          <MailRows mails={mails} />
        </details>
      ) : (
        <MailRows mails={mails} />
      )}
    </Panel>
  )
}

function MailRows({ mails }: { mails: Mail[] }) {
  const say = useWord()
  return (
    <Rows>
      {mails.map((mail) => (
        <Row
          key={`${mail.to} ${mail.kind} ${mail.at}`}
          name={mail.to}
          end={<StatusBadge family="ui.mail_state" word={mail.state} />}
        >
          {say('ui.mail_kind', mail.kind)} · <Moment at={mail.at} withTime />
          {mail.detail && <p>{mail.detail}</p>}
        </Row>
      ))}
    </Rows>
  )
}
