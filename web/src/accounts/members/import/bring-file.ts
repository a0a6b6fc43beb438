import { useRef } from 'react'
import { useAct } from '../../../api/act'
import { answer, api } from '../../../api/client'
import type { MemberImport } from '../../../api/types'

export type Bringing = { dryRun: boolean; file: File }

/** Sends a file as its octets are: in which form they are written is for the server to find out. */
export function useBringFile(accountId: string, onBrought: (brought: MemberImport, file: File) => void) {
  const last = useRef<File | null>(null)
  const act = useAct<{ dryRun: boolean; of: string }, MemberImport>(
    ({ dryRun }, headers) =>
      answer(
        api.POST('/smart-accounts/{id}/member-imports', {
          params: { path: { id: accountId }, query: dryRun ? { dryRun: 'true' } : {} },
          headers: { ...headers, 'Content-Type': 'text/csv' },
          body: last.current as unknown as string,
          bodySerializer: (file: unknown) => file as Blob,
        }),
      ),
    { onSuccess: (brought) => last.current && onBrought(brought, last.current) },
  )
  return {
    bring: ({ dryRun, file }: Bringing) => {
      last.current = file
      act.mutate({ dryRun, of: `${file.name} ${file.size} ${file.lastModified}` })
    },
    problem: act.error,
    isSending: act.isPending,
    forget: act.reset,
  }
}
