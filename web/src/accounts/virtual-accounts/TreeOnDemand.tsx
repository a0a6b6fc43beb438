import { type ComponentProps, lazy, Suspense } from 'react'
import { Waiting } from '../../ui/Waiting'

// Most who open a dialog of people never look into the tree.
const Tree = lazy(async () => ({ default: (await import('./VirtualAccountTree')).VirtualAccountTree }))

/** The tree where something has to be chosen from it. */
export function TreeOnDemand(props: ComponentProps<typeof Tree>) {
  return (
    <Suspense fallback={<Waiting lines={3} />}>
      <Tree {...props} />
    </Suspense>
  )
}
