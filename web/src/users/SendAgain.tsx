import { Button, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { Problem } from '../api/problem'
import { useText } from '../portal/i18n/text'
import { Notice } from '../ui/Notice'
import { ProblemNotice } from '../ui/problems'

type Props = {
  /** Null after a reload: the password is gone, and has to be typed once more. */
  send: (() => Promise<unknown>) | null
  onForm: () => void
}

/** For a mail that does not come. */
export function SendAgain({ send, onForm }: Props) {
  const text = useText()
  const again = useMutation<unknown, Problem, () => Promise<unknown>>({
    networkMode: 'always',
    mutationFn: (sending) => sending(),
  })
  return (
    <Stack gap="md">
      <Button
        variant="default"
        loading={again.isPending}
        onClick={() => (send ? again.mutate(send) : onForm())}
      >
        {text('ui.post.send_again')}
      </Button>
      {again.isSuccess && <Notice tone="good" live="status" title={text('ui.post.sent_again')} />}
      <ProblemNotice problem={again.error} />
    </Stack>
  )
}
