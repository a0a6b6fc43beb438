import { Checkbox, Radio, Stack } from '@mantine/core'
import { useText } from '../../portal/i18n/text'
import { TreeOnDemand } from '../virtual-accounts/TreeOnDemand'

/** Where a role is to hold. `in` is null for the whole account, and an empty id for a Virtual Account still to be chosen. */
export type ChosenScope = { in: { id: string; name: string } | null; includeNested: boolean }

export const wholeAccount: ChosenScope = { in: null, includeNested: true }

type Props = {
  accountId: string
  value: ChosenScope
  onChange: (scope: ChosenScope) => void
  error?: string | undefined
}

export function ScopeChoice({ accountId, value, onChange, error }: Props) {
  const text = useText()
  const place = value.in
  return (
    <Radio.Group
      label={text('ui.people.scope')}
      value={place ? 'part' : 'whole'}
      onChange={(to) => onChange({ ...value, in: to === 'part' ? { id: '', name: '' } : null })}
      error={error}
    >
      <Stack gap="sm" mt="xs">
        <Radio size="md" value="whole" label={text('ui.people.whole')} />
        <Radio
          size="md"
          value="part"
          label={place?.id ? text('ui.people.chosen', { name: place.name }) : text('ui.people.part')}
        />
        {place && (
          <>
            <TreeOnDemand
              accountId={accountId}
              label={text('ui.people.part')}
              chosen={place.id || null}
              onChoose={(id, name) => onChange({ ...value, in: { id, name } })}
            />
            <Checkbox
              label={text('ui.people.nested')}
              checked={value.includeNested}
              onChange={(event) => onChange({ ...value, includeNested: event.currentTarget.checked })}
            />
          </>
        )}
      </Stack>
    </Radio.Group>
  )
}
