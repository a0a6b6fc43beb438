/// <reference types="vite/client" />

declare module 'virtual:texts/*' {
  import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'

  const texts: Record<string, MessageFormatElement[]>
  export default texts
}
