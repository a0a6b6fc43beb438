import { FormattedDate } from 'react-intl'
import { useText } from '../portal/i18n/text'

type MomentProps = {
  at: string
  withTime?: boolean
  /** As short as a column of a table wants it. */
  short?: boolean
}

/** A time the server sent, in the reader's language and time zone. */
export function Moment({ at, withTime = false, short = false }: MomentProps) {
  return (
    <time dateTime={at} title={new Date(at).toISOString().replace('T', ' ').slice(0, 16).concat(' UTC')}>
      <FormattedDate
        value={at}
        dateStyle={short ? 'medium' : 'long'}
        {...(withTime ? { timeStyle: 'short' } : {})}
      />
    </time>
  )
}

const hour = 3_600_000
const day = 24 * hour

/** From one day of the reader's calendar to another, whatever the hour. */
export function daysBetween(from: Date, to: Date): number {
  return Math.round((midnight(to) - midnight(from)) / day)
}

function midnight(at: Date): number {
  return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate())
}

/** What is left of a life, as somebody would say it: days of the calendar, and hours on the last one. */
export function TimeLeft({ until, now = Date.now() }: { until: string; now?: number }) {
  const text = useText()
  const end = new Date(until)
  const left = end.getTime() - now
  if (left <= 0) return text('ui.time.over', { date: end })
  if (left < day) return text('ui.time.hours', { hours: Math.ceil(left / hour), date: end, time: end })
  return text('ui.time.days', { days: daysBetween(new Date(now), end), date: end })
}
