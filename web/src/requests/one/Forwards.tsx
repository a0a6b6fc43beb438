import { Button } from '@mantine/core'
import { useState } from 'react'
import type { AccountRequest, Forward } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Icon } from '../../ui/Icon'
import { Moment } from '../../ui/Moment'
import { Panel } from '../../ui/Panel'
import { Quote } from '../../ui/Quote'
import { TakeBackDialog } from '../deciding/TakeBackDialog'
import styles from './Forwards.module.css'

/** Who passed the request on to whom, first to last; whoever stood earlier can have it back. */
export function Forwards({ request }: { request: AccountRequest }) {
  const text = useText()
  const [asked, setAsked] = useState<Forward | null>(null)
  const [opened, setOpened] = useState(false)
  if (request.forwards.length === 0) return null
  return (
    <Panel title={text('ui.forwards.title')}>
      <ol className={styles.chain}>
        {request.forwards.map((forward) => (
          <li key={forward.id} data-over={forward.takenBackAt !== null || undefined}>
            <p className={styles.people}>
              <span>{forward.from}</span>
              <Icon name="forward" size={18} />
              <span className={styles.hidden}>{text('ui.forwards.to')}</span>
              <strong>{forward.to}</strong>
            </p>
            <p className={styles.small}>
              <Moment at={forward.at} withTime />
            </p>
            {forward.note && (
              <Quote text={forward.note} by={text('ui.decide.note_by', { name: forward.from })} />
            )}
            {forward.takenBackAt && (
              <p className={styles.small}>
                {text('ui.forwards.taken_back')} <Moment at={forward.takenBackAt} withTime />
              </p>
            )}
            {forward.may.takeBack && (
              <div>
                <Button
                  size="sm"
                  variant="default"
                  leftSection={<Icon name="back" size={18} />}
                  onClick={() => {
                    setAsked(forward)
                    setOpened(true)
                  }}
                >
                  {text('ui.forwards.take_back')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      {asked && (
        <TakeBackDialog
          requestId={request.id}
          forward={asked}
          opened={opened}
          onClose={() => setOpened(false)}
          onTakenBack={() => setOpened(false)}
        />
      )}
    </Panel>
  )
}
