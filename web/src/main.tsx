import './portal/theme/styles'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { firstSpoken } from './portal/i18n/LanguageProvider'
import { PortalApp } from './portal/PortalApp'

// Styles that are written while the page runs carry the nonce of this very answer; see the policy of the server.
const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? ''
setNonce(nonce)

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const spoken = await firstSpoken()
createRoot(root).render(
  <StrictMode>
    <PortalApp nonce={nonce} spoken={spoken} />
  </StrictMode>,
)
