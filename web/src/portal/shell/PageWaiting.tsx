import { Skeleton, Stack } from '@mantine/core'
import { Panel } from '../../ui/Panel'
import { Waiting } from '../../ui/Waiting'

/** In place of a page whose code or session is still on its way. */
export function PageWaiting() {
  return (
    <Stack gap="xl">
      <Skeleton height={40} width="min(24rem, 80%)" radius="sm" />
      <Panel>
        <Waiting lines={6} />
      </Panel>
    </Stack>
  )
}
