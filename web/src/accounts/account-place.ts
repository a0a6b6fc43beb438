import { createContext, useContext } from 'react'
import type { SmartAccount } from '../api/types'

const Account = createContext<SmartAccount | null>(null)

export const AccountOfPlace = Account.Provider

/** The account that the rooms on the page belong to; it is there before they are shown. */
export function useAccount(): SmartAccount {
  const account = useContext(Account)
  if (!account) throw new Error('a room without an account')
  return account
}
