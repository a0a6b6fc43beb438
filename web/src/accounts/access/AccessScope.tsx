import type { AccessRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'

type Props = {
  of: {
    scope?: AccessRequest['scope'] | null
    virtualAccounts: AccessRequest['virtualAccounts']
    includeNested?: boolean
  }
}

/** Where a role is asked for, or was given: everywhere in the account, or in parts of it that the reader may know. */
export function AccessScope({ of: { scope, virtualAccounts, includeNested } }: Props) {
  const text = useText()
  if (scope !== 'virtual_account') return text('ui.scope.whole')
  if (virtualAccounts.length === 0) return text('ui.access.part_unnamed')
  const name = virtualAccounts.map((place) => place.name).join(', ')
  return text(includeNested ? 'ui.scope.nested' : 'ui.scope.only', { name })
}
