import { Button, VisuallyHidden } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../portal/i18n/text'
import styles from './DnsRecord.module.css'
import { Icon } from './Icon'

type Props = { name: string; value: string }

/** A TXT record to put into the DNS: its name and its value, each to copy. */
export function DnsRecord({ name, value }: Props) {
  const text = useText()
  return (
    <dl className={styles.record}>
      <div className={styles.part}>
        <dt>{text('ui.dns_record.type')}</dt>
        <dd>TXT</dd>
      </div>
      <Part label={text('ui.dns_record.name')} content={name} copy={text('ui.dns_record.copy_name')} />
      <Part label={text('ui.dns_record.value')} content={value} copy={text('ui.dns_record.copy_value')} />
    </dl>
  )
}

type PartProps = { label: string; content: string; copy: string }

function Part({ label, content, copy }: PartProps) {
  const text = useText()
  const shown = useRef<HTMLElement>(null)
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 3_000)
    return () => clearTimeout(timer)
  }, [copied])
  const put = async () => {
    // Pages that came over plain http have no clipboard: what is to be copied is then selected.
    const done = await navigator.clipboard?.writeText(content).then(
      () => true,
      () => false,
    )
    if (done) setCopied(true)
    else if (shown.current) getSelection()?.selectAllChildren(shown.current)
  }
  return (
    <div className={styles.part}>
      <dt>{label}</dt>
      <dd>
        <code ref={shown} className={styles.text}>
          {content}
        </code>
        <Button
          variant="default"
          size="xs"
          aria-label={copy}
          leftSection={copied ? <Icon name="check" size={16} /> : undefined}
          onClick={() => void put()}
        >
          {text(copied ? 'ui.dns_record.copied' : 'ui.dns_record.copy')}
        </Button>
        <VisuallyHidden role="status">{copied && text('ui.dns_record.copied')}</VisuallyHidden>
      </dd>
    </div>
  )
}
