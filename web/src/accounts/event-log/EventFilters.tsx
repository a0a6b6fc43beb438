import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import styles from '../members/MemberFilters.module.css'
import { actKinds, type EventsFilter } from './queries'

/** What of the log is shown; it is kept in the address. */
export function EventFilters() {
  const search = useSearch({ from: '/account/accounts/$accountId/events' })
  // What was found by another address is typed in anew.
  return <Fields key={JSON.stringify(search)} search={search} />
}

function Fields({ search }: { search: EventsFilter }) {
  const text = useText()
  const say = useWord()
  const navigate = useNavigate({ from: '/accounts/$accountId/events' })
  const [typed, setTyped] = useState(search)
  const look = (filter: EventsFilter) =>
    void navigate({
      search: {
        act: filter.act || undefined,
        actor: filter.actor?.trim() || undefined,
        from: filter.from || undefined,
        to: filter.to || undefined,
      },
      resetScroll: false,
    })
  return (
    <search>
      <form
        className={styles.filters}
        onSubmit={(event) => {
          event.preventDefault()
          look(typed)
        }}
      >
        <TextInput
          className={styles.words}
          size="sm"
          type="search"
          label={text('ui.events.actor')}
          autoCapitalize="none"
          value={typed.actor ?? ''}
          onChange={(event) => setTyped({ ...typed, actor: event.currentTarget.value })}
        />
        <NativeSelect
          size="sm"
          label={text('ui.events.kind')}
          value={typed.act ?? ''}
          onChange={(event) => look({ ...typed, act: event.currentTarget.value })}
          data={[
            { value: '', label: text('ui.events.any_kind') },
            ...actKinds.map((kind) => ({ value: kind, label: say('ui.act_kind', kind) })),
          ]}
        />
        <TextInput
          size="sm"
          type="date"
          label={text('ui.events.from')}
          value={typed.from ?? ''}
          onChange={(event) => setTyped({ ...typed, from: event.currentTarget.value })}
        />
        <TextInput
          size="sm"
          type="date"
          label={text('ui.events.to')}
          value={typed.to ?? ''}
          onChange={(event) => setTyped({ ...typed, to: event.currentTarget.value })}
        />
        <Button type="submit" size="sm" variant="default">
          {text('ui.events.find')}
        </Button>
        {Object.values(search).some(Boolean) && (
          <Button variant="subtle" size="sm" onClick={() => look({})}>
            {text('ui.events.all')}
          </Button>
        )}
      </form>
    </search>
  )
}
