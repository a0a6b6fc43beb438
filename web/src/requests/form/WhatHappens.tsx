import type { FilingCheck } from '../../api/types'
import { type TextKey, useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { usePortal } from '../../portal/session/session'
import { Notice } from '../../ui/Notice'

const titles: Record<FilingCheck['routedTo'], TextKey> = {
  approvers: 'ui.review_dialog.to_approvers',
  existing_admins: 'ui.review_dialog.to_admins',
  reviewer: 'ui.review_dialog.to_reviewer',
}

/** Who will be asked, who not, why, and how long it takes at most: said before it is done. */
export function WhatHappens({ check }: { check: FilingCheck }) {
  const text = useText()
  const say = useWord()
  const portal = usePortal()
  return (
    <Notice
      tone={check.routedTo === 'approvers' ? 'info' : 'wait'}
      title={text(titles[check.routedTo], {
        count: check.asked?.length ?? 0,
        operator: portal?.operatorName ?? 'Deedbox',
      })}
    >
      {check.routedTo === 'existing_admins' && <p>{text('ui.review_dialog.admins_why')}</p>}
      {check.reviewCause && <p>{say('ui.review_why', check.reviewCause)}</p>}
      <p>
        {text('ui.review_dialog.until', {
          days: Math.round((portal?.requestLifetimeSeconds ?? 0) / 86_400),
          date: new Date(check.expiresAt),
        })}
      </p>
    </Notice>
  )
}
