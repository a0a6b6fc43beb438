import styles from './Identifier.module.css'
import { unicodeName } from './unicode-name'

/** The name as people write it; the form machines use stands below where it differs. */
export function Identifier({ name }: { name: string }) {
  const shown = unicodeName(name)
  return (
    <>
      {shown}
      {shown !== name && <span className={styles.small}>{name}</span>}
    </>
  )
}
