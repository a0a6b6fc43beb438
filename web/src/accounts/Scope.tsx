import { useText } from '../portal/i18n/text'

type Props = {
  of: { virtualAccountId?: string | null; virtualAccountName?: string | null; includeNested: boolean }
}

/** Where a role holds: everywhere in the account, or in a part of it. */
export function Scope({ of }: Props) {
  const text = useText()
  if (!of.virtualAccountId) return text('ui.scope.whole')
  const name = of.virtualAccountName ?? of.virtualAccountId
  return text(of.includeNested ? 'ui.scope.nested' : 'ui.scope.only', { name })
}
