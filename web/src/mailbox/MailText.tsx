import { Link } from '@tanstack/react-router'
import styles from './mailbox.module.css'

/** Plain text; only addresses of this very portal become links, and those open inside it. */
export function MailText({ text }: { text: string }) {
  const origin = window.location.origin
  return (
    <pre className={styles.text}>
      {text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) => {
        if (!part.startsWith(`${origin}/`)) return part
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
          <Link key={index} to={part.slice(origin.length)}>
            {part}
          </Link>
        )
      })}
    </pre>
  )
}
