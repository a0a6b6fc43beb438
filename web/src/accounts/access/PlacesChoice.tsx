import { Button, Radio, Stack } from '@mantine/core'
import { useText } from '../../portal/i18n/text'
import { Icon } from '../../ui/Icon'
import { TreeOnDemand } from '../virtual-accounts/TreeOnDemand'
import styles from './PlacesChoice.module.css'

/** Null: the whole account. */
export type Places = { id: string; name: string }[] | null

type Props = {
  accountId: string
  value: Places
  onChange: (places: Places) => void
  error?: string | undefined
}

/** Where a role is to hold: in the whole account, or in one or more parts of it that are chosen in the tree. */
export function PlacesChoice({ accountId, value, onChange, error }: Props) {
  const text = useText()
  return (
    <Radio.Group
      label={text('ui.people.scope')}
      value={value ? 'part' : 'whole'}
      onChange={(to) => onChange(to === 'part' ? (value ?? []) : null)}
      error={error}
    >
      <Stack gap="sm" mt="xs">
        <Radio size="md" value="whole" label={text('ui.people.whole')} />
        <Radio size="md" value="part" label={text('ui.access.parts')} />
        {value && (
          <>
            {value.length > 0 && (
              <ul className={styles.chosen} aria-label={text('ui.access.parts_chosen')}>
                {value.map((place) => (
                  <li key={place.id}>
                    <Button
                      variant="default"
                      size="xs"
                      rightSection={<Icon name="cross" size={14} />}
                      aria-label={text('ui.access.part_remove', { name: place.name })}
                      onClick={() => onChange(value.filter(({ id }) => id !== place.id))}
                    >
                      {place.name}
                    </Button>
                  </li>
                ))}
              </ul>
            )}
            <TreeOnDemand
              accountId={accountId}
              label={text('ui.access.parts')}
              chosen={value.at(-1)?.id ?? null}
              onChoose={(id, name) => {
                if (!value.some((place) => place.id === id)) onChange([...value, { id, name }])
              }}
            />
          </>
        )}
      </Stack>
    </Radio.Group>
  )
}
