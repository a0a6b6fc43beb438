/** A name server of the tests' own (Knot DNS), authoritative for the root and so for every name there is. */
export function startNameServer(): Promise<{
  /** As DEEDBOX_DNS takes it. */
  address: string
  /** The TXT records of a name are these from now on. */
  setTexts: (name: string, texts: string[]) => Promise<void>
  stop: () => Promise<void>
}>
