/// <reference types="vite/client" />

declare module 'virtual:texts/*' {
  import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'

  const texts: Record<string, MessageFormatElement[]>
  export default texts
}

declare module 'virtual:guides/*' {
  import type { Guide } from '../tools/guide'

  const guides: Record<string, Guide>
  export default guides
}
