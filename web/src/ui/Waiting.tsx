import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { useText } from '../portal/i18n/text'

/** Grey lines where the text will be; heard as one word. */
export function Waiting({ lines = 4 }: { lines?: number }) {
  const text = useText()
  return (
    <Stack gap="sm" aria-busy="true">
      <VisuallyHidden role="status">{text('ui.page.loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <Skeleton key={line} height={18} width={`${94 - ((line * 17) % 45)}%`} radius="sm" />
      ))}
    </Stack>
  )
}
