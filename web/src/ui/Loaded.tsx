import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { asProblem } from '../api/problem'
import { ProblemNotice } from './problems'
import { Waiting } from './Waiting'

type Props<Data> = {
  query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>
  /** How many grey lines stand for what is still to come. */
  lines: number
  children: (data: Data) => ReactNode
}

/** What was asked for, once it is there; until then grey lines, or what went wrong and a way to try again. */
export function Loaded<Data>({ query, lines, children }: Props<Data>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error)
    return <ProblemNotice problem={asProblem(query.error)} onRetry={() => void query.refetch()} />
  return <Waiting lines={lines} />
}
