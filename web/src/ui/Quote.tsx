import styles from './Quote.module.css'

/** Somebody's own words, as plain text: nothing in them becomes a link or a picture. */
export function Quote({ text, by }: { text: string; by?: string }) {
  return (
    <figure className={styles.quote}>
      <blockquote>{text}</blockquote>
      {by && <figcaption>{by}</figcaption>}
    </figure>
  )
}
