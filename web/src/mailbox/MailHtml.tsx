import { getNonce } from 'get-nonce'
import { useMemo } from 'react'
import styles from './mailbox.module.css'
import { withSheet } from './with-sheet'

/** The HTML part, in a frame without any right: no scripts, no forms, no links that lead anywhere. */
export function MailHtml({ html, title }: { html: string; title: string }) {
  const document = useMemo(() => withSheet(html, getNonce() ?? ''), [html])
  return <iframe className={styles.html} sandbox="" title={title} srcDoc={document} />
}
