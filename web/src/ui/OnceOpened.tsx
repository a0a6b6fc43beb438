import { type ReactNode, Suspense, useState } from 'react'

/** Around a dialog whose code comes when it is opened for the first time; from then on it stays, so that it can fade out. */
export function OnceOpened({ opened, children }: { opened: boolean; children: ReactNode }) {
  const [wanted, setWanted] = useState(opened)
  if (opened && !wanted) setWanted(true)
  return wanted && <Suspense>{children}</Suspense>
}
