import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { isProblem } from '../api/problem'
import { type firstSpoken, LanguageProvider } from './i18n/LanguageProvider'
import { createPortalRouter } from './router'
import { SignInAgain } from './session/SignInAgain'
import { theme, variables } from './theme/theme'

type Props = { nonce: string; spoken: Awaited<ReturnType<typeof firstSpoken>> }

export function PortalApp({ nonce, spoken }: Props) {
  const [queryClient] = useState(createQueryClient)
  const [router] = useState(() => createPortalRouter(queryClient))
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <LanguageProvider first={spoken}>
          <RouterProvider router={router} />
          <SignInAgain />
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}

function createQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // An answer that is a refusal stays one; only a lost or broken answer is worth asking again.
        retry: (times, error) => times < 2 && isProblem(error) && (error.unreachable || error.status >= 500),
        networkMode: 'always',
        staleTime: 5_000,
      },
    },
  })
}
