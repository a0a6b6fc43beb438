import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { isProblem } from '../api/problem'
import { portalQuery, sessionQuery } from '../api/queries'
import type { Portal } from '../api/types'
import { LanguageProvider } from './i18n/LanguageProvider'
import type { createPortalRouter } from './router'
import { SignInAgain } from './session/SignInAgain'
import { theme, variables } from './theme/theme'

type Props = { nonce: string; queryClient: QueryClient; router: ReturnType<typeof createPortalRouter> }

export function PortalApp({ nonce, queryClient, router }: Props) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <LanguageProvider>
          <RouterProvider router={router} />
          <SignInAgain />
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}

/** What the page brought with it: answers that nobody has to wait for, by the query that would ask for them. */
export type Known = { portal?: Portal; session?: null }

export function createQueryClient(known: Known) {
  const queryClient = new QueryClient({
    defaultOptions: {
      queries: {
        // An answer that is a refusal stays one; only a lost or broken answer is worth asking again.
        retry: (times, error) => times < 2 && isProblem(error) && (error.unreachable || error.status >= 500),
        networkMode: 'always',
        staleTime: 5_000,
      },
    },
  })
  if (known.portal) queryClient.setQueryData(portalQuery.queryKey, known.portal)
  if (known.session === null) queryClient.setQueryData(sessionQuery.queryKey, null)
  return queryClient
}
