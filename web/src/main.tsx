import './portal/theme/styles'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { bringFirst } from './portal/i18n/spoken'
import { createQueryClient, type Known, PortalApp } from './portal/PortalApp'
import { createPortalRouter } from './portal/router'

// Styles that are written while the page runs carry the nonce of this very answer; see the policy of the server.
const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? ''
setNonce(nonce)

/**
 * The page that was asked for, what it asks the server, and the first texts are fetched side by side. What is shown first is
 * the page itself: grey lines before it would only move what stands below them. Not awaited by this module, which the pages
 * import: they would wait for it, and it for them.
 */
async function start() {
  const root = document.getElementById('root')
  const away = document.querySelector<HTMLTemplateElement>('#away')
  if (!root || !away) throw new Error('index.html has no #root or no #away')
  const known: Known = JSON.parse(document.getElementById('known')?.textContent || '{}')
  const queryClient = createQueryClient(known)
  const router = createPortalRouter(queryClient)
  const loaded = router.load().catch(() => {}) // what fails there, the page says
  try {
    await bringFirst()
    await loaded
    createRoot(root).render(
      <StrictMode>
        <PortalApp nonce={nonce} queryClient={queryClient} router={router} />
      </StrictMode>,
    )
  } catch {
    root.append(away.content)
  }
}

void start()
