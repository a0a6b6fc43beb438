import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, useState } from 'react'
import type { SmartAccount } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { type Deed, Done } from '../../ui/Done'
import { TimeLeft } from '../../ui/Moment'
import { Notice } from '../../ui/Notice'
import { OnceOpened } from '../../ui/OnceOpened'
import { Quote } from '../../ui/Quote'
import { newestSuccessionQuery } from './queries'

const ObjectDialog = lazy(async () => ({ default: (await import('./ObjectDialog')).ObjectDialog }))

/** Somebody names a new administrator: whoever runs the account learns of it on each of its pages, and can object. */
export function SuccessionBanner({ account }: { account: SmartAccount }) {
  const text = useText()
  const [objecting, setObjecting] = useState(false)
  const [deed, setDeed] = useState<Deed | null>(null)
  const newest = useQuery(newestSuccessionQuery(account.id))
  const one = newest.data?.state === 'open' ? newest.data : null
  return (
    <>
      <Done deed={deed} />
      {one && (
        <Notice
          tone="wait"
          title={text('ui.succession.banner', {
            name: one.begunBy.name || one.begunBy.email,
            admin: one.adminEmail,
          })}
        >
          <Quote text={one.reason} />
          <p>
            {text('ui.succession.unless')} <TimeLeft until={one.dueAt} />
          </p>
          {one.may.end && (
            <Button variant="default" size="sm" onClick={() => setObjecting(true)}>
              {text('ui.succession.object')}
            </Button>
          )}
        </Notice>
      )}
      {one && (
        <OnceOpened opened={objecting}>
          <ObjectDialog
            accountId={account.id}
            succession={one}
            opened={objecting}
            onClose={() => setObjecting(false)}
            onDone={(sentence) => {
              setObjecting(false)
              setDeed({ sentence })
            }}
          />
        </OnceOpened>
      )}
    </>
  )
}
