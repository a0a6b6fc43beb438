import { Link } from '@tanstack/react-router'
import type { AccountRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { Identifier } from '../../ui/Identifier'
import { StatusBadge } from '../../ui/StatusBadge'
import styles from './Grounds.module.css'

/** What the company has already, above, beside or below what is asked for: whose people may have a say. */
export function CompanyAccounts({ request }: { request: AccountRequest }) {
  const text = useText()
  const say = useWord()
  if (request.companyAccounts.length === 0) return null
  return (
    <section className={styles.grounds}>
      <h3>{text('ui.review.company_title')}</h3>
      <ul className={styles.accounts}>
        {request.companyAccounts.map((account) => (
          <li key={account.id}>
            <Link to="/accounts/$accountId" params={{ accountId: account.id }}>
              {account.name}
            </Link>
            <Identifier name={account.domainIdentifier} />
            <StatusBadge word={account.status} />
            <span>{say('ui.visibility', account.visibility)}</span>
            <span>{text('ui.review.company_admins', { count: account.admins })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
