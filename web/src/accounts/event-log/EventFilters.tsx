import { useNavigate, useSearch } from '@tanstack/react-router'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { ChoiceChip, DayChip, Filters } from '../../ui/table/Filters'
import { actKinds, type EventsFilter } from './queries'

/** What of the log is shown. */
export function EventFilters() {
  const text = useText()
  const say = useWord()
  const search = useSearch({ from: '/account/accounts/$accountId/events' })
  const navigate = useNavigate({ from: '/accounts/$accountId/events' })
  const narrow = (part: { [Name in keyof EventsFilter]?: string | undefined }) =>
    void navigate({ search: { ...search, ...part }, resetScroll: false })
  return (
    <Filters
      words={{
        label: text('ui.events.actor'),
        value: search.actor,
        onFind: (actor) => narrow({ actor }),
      }}
      filtered={Object.values(search).some(Boolean)}
      onClear={() => void navigate({ search: {}, resetScroll: false })}
    >
      <ChoiceChip
        label={text('ui.events.kind')}
        value={search.act ?? ''}
        any={text('ui.events.any_kind')}
        choices={actKinds.map((kind) => ({ value: kind, label: say('ui.act_kind', kind) }))}
        onChange={(act) => narrow({ act })}
      />
      <DayChip label={text('ui.events.from')} value={search.from} onChange={(from) => narrow({ from })} />
      <DayChip label={text('ui.events.to')} value={search.to} onChange={(to) => narrow({ to })} />
    </Filters>
  )
}
