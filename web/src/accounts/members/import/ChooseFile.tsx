import { Button } from '@mantine/core'
import { type DragEvent, useId, useRef, useState } from 'react'
import { useText } from '../../../portal/i18n/text'
import { keep } from '../../../ui/download'
import { Icon } from '../../../ui/Icon'
import { Panel } from '../../../ui/Panel'
import styles from './ChooseFile.module.css'

const template = `email,role,virtualAccount,includeNested,note\r\n`

type Props = { isSending: boolean; onChosen: (file: File) => void }

/** A file is picked, or dropped on the field. */
export function ChooseFile({ isSending, onChosen }: Props) {
  const text = useText()
  const hint = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file && !isSending) onChosen(file)
  }

  return (
    <Panel title={text('ui.member_import.choose')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button is there for everybody */}
      <div
        className={styles.field}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv"
          hidden
          aria-label={text('ui.member_import.pick')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            // The same file, corrected, can be picked again.
            event.currentTarget.value = ''
            if (file) onChosen(file)
          }}
        />
        <Button
          leftSection={<Icon name="plus" size={18} />}
          loading={isSending}
          aria-describedby={hint}
          onClick={() => input.current?.click()}
        >
          {text('ui.member_import.pick')}
        </Button>
        <p>{text('ui.member_import.drop')}</p>
        <p id={hint} className={styles.hint}>
          {text('ui.member_import.limits')}
        </p>
      </div>
      <dl className={styles.columns}>
        <dt>email</dt>
        <dd>{text('ui.member_import.about_email')}</dd>
        <dt>role</dt>
        <dd>{text('ui.member_import.about_role')}</dd>
        <dt>virtualAccount</dt>
        <dd>{text('ui.member_import.about_virtual_account')}</dd>
        <dt>includeNested</dt>
        <dd>{text('ui.member_import.about_include_nested')}</dd>
        <dt>note</dt>
        <dd>{text('ui.member_import.about_note')}</dd>
      </dl>
      <div>
        <Button
          variant="default"
          size="sm"
          onClick={() => keep(new Blob([template], { type: 'text/csv' }), 'members.csv')}
        >
          {text('ui.member_import.template')}
        </Button>
      </div>
    </Panel>
  )
}
