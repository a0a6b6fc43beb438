import './portal/theme/styles'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { bringFirst } from './portal/i18n/spoken'
import { createQueryClient, PortalApp } from './portal/PortalApp'
import { createPortalRouter } from './portal/router'

// Styles that are written while the page runs carry the nonce of this very answer; see the policy of the server.
const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? ''
setNonce(nonce)

const root = document.getElementById('root')
const away = document.querySelector<HTMLTemplateElement>('#away')
if (!root || !away) throw new Error('index.html has no #root or no #away')

// The page that was asked for, what it asks the server, and the first texts are fetched side by side.
const queryClient = createQueryClient()
const router = createPortalRouter(queryClient)
void router.load()
try {
  await bringFirst()
  createRoot(root).render(
    <StrictMode>
      <PortalApp nonce={nonce} queryClient={queryClient} router={router} />
    </StrictMode>,
  )
} catch {
  root.append(away.content)
}
