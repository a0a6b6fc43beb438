/// <reference types="vite/client" />

declare module 'virtual:texts' {
  type Subject = import('./portal/i18n/catalogue').Subject
  type Language = import('./api/types').Language

  export type Texts = Record<string, import('@formatjs/icu-messageformat-parser').MessageFormatElement[]>
  export const first: Subject[]
  export const loaders: Record<Subject, Record<Language, () => Promise<{ default: Texts }>>>
}

declare module 'virtual:guides/*' {
  const guides: Record<string, import('../tools/guide').Guide>
  export default guides
}
