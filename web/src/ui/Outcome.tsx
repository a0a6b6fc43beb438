import type { ReactNode } from 'react'
import styles from './Outcome.module.css'
import { Page } from './Page'
import { Seal, type SealSign } from './Seal'

type Props = {
  sign: SealSign
  tone?: 'good' | 'wait' | 'bad' | 'still'
  title: string
  lead?: ReactNode
  children?: ReactNode
}

/** A page with one message: how something ended, and where to go from here. */
export function Outcome({ sign, tone = 'good', title, lead, children }: Props) {
  return (
    <div className={styles.outcome}>
      <Seal sign={sign} tone={tone} />
      <Page title={title} lead={lead} width="narrow" centered>
        {children && <div className={styles.next}>{children}</div>}
      </Page>
    </div>
  )
}
