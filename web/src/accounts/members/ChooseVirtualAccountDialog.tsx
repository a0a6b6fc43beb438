import { Button, Stack } from '@mantine/core'
import { useText } from '../../portal/i18n/text'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { TreeOnDemand } from '../virtual-accounts/TreeOnDemand'

type Props = {
  accountId: string
  opened: boolean
  onClose: () => void
  chosen: string | null
  /** Undefined: it does not matter which. */
  onChoose: (id: string | undefined) => void
}

/** Narrows the list of members to those of one Virtual Account. */
export function ChooseVirtualAccountDialog({ accountId, opened, onClose, chosen, onChoose }: Props) {
  const text = useText()
  return (
    <Dialog title={text('ui.members.choose_place')} opened={opened} onClose={onClose} size="md">
      <Stack gap="md">
        <TreeOnDemand
          accountId={accountId}
          label={text('ui.members.choose_place')}
          chosen={chosen}
          onChoose={onChoose}
        />
        <DialogActs>
          <Button variant="default" onClick={() => onChoose(undefined)}>
            {text('ui.members.any_place')}
          </Button>
        </DialogActs>
      </Stack>
    </Dialog>
  )
}
