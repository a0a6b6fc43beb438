import type { RequestStatus } from '../../api/types'

export const requestStates = [
  'in_review',
  'pending',
  'approved',
  'declined',
  'withdrawn',
  'lapsed',
] as const satisfies RequestStatus[]

/** What the address says of the list of requests. */
export type RequestsSearch = {
  as?: 'approver' | 'reviewer' | undefined
  status?: RequestStatus | undefined
  q?: string | undefined
  open?: string | undefined
}

export function requestsSearch({ as, status, q, open }: Record<string, unknown>): RequestsSearch {
  return {
    as: as === 'approver' || as === 'reviewer' ? as : undefined,
    status: requestStates.find((one) => one === status),
    q: typeof q === 'string' && q ? q : undefined,
    open: typeof open === 'string' && /^[1-9][0-9]{0,18}$/.test(open) ? open : undefined,
  }
}
