import '@mantine/spotlight/styles.css'
import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { User } from '../../api/types'
import { Icon } from '../../ui/Icon'
import { unicodeName } from '../../ui/unicode-name'
import { useText } from '../i18n/text'
import { useWord } from '../i18n/words'
import { useAccounts, usePeople, useRequests, useRooms } from './found'
import { matches, type Place, placesFor } from './places'

const [store, palette] = createSpotlight()

type Props = { user: User; asked: number }

/** Where to, by typing: the rooms of the account one is in, one's accounts, requests, people, pages. */
export function PaletteDialog({ user, asked }: Props) {
  const text = useText()
  useEffect(() => {
    if (asked > 0) palette.open()
  }, [asked])
  const [typed, setTyped] = useState('')
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={typed}
      onQueryChange={setTyped}
      scrollable
      maxHeight={420}
      attributes={{ content: { 'aria-label': text('ui.palette.search') } }}
    >
      <Spotlight.Search
        aria-label={text('ui.palette.search')}
        placeholder={text('ui.palette.search')}
        leftSection={<Icon name="search" size={18} />}
      />
      <Spotlight.ActionsList>
        <Found user={user} typed={typed.trim()} />
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function Found({ user, typed }: { user: User; typed: string }) {
  const text = useText()
  const say = useWord()
  const [settled] = useDebouncedValue(typed, 150)
  const rooms = useRooms()
  const people = usePeople(settled)
  const requests = useRequests(text)
  const mine: Place[] = user.memberships.map((one) => ({
    label: one.name,
    description: `${unicodeName(one.domainIdentifier)} · ${say('ui.role', one.role)}`,
    to: `/accounts/${one.smartAccountId}`,
  }))
  const own = new Set(mine.map(({ to }) => to))
  const others = useAccounts(settled).filter(({ to }) => !own.has(to))
  const fits = (places: Place[]) =>
    places.filter(({ label, description }) => matches(typed, label, description))
  const groups: [string, Place[]][] = [
    [text('ui.palette.here'), fits(rooms)],
    [text('ui.palette.accounts'), fits(once(mine))],
    [text('ui.palette.requests'), typed ? fits(once(requests)).slice(0, 5) : []],
    [text('ui.palette.people'), typed ? people : []],
    [text('ui.palette.directory'), typed ? others : []],
    [text('ui.palette.pages'), fits(placesFor(user, text))],
  ]
  const there = groups.filter(([, places]) => places.length > 0)
  if (there.length === 0) return <Spotlight.Empty>{text('ui.palette.nothing')}</Spotlight.Empty>
  return there.map(([label, places]) => (
    <Spotlight.ActionsGroup key={label} label={label}>
      {places.map((place) => (
        <Go key={place.to + place.label} place={place} />
      ))}
    </Spotlight.ActionsGroup>
  ))
}

function Go({ place }: { place: Place }) {
  const router = useRouter()
  return (
    <Spotlight.Action
      label={place.label}
      {...(place.description ? { description: place.description } : {})}
      onClick={() => router.history.push(place.to)}
    />
  )
}

function once(places: Place[]): Place[] {
  return places.filter(({ to }, at) => places.findIndex((other) => other.to === to) === at)
}
