import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Problem } from '../../api/problem'
import type { AccountRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Notice } from '../../ui/Notice'
import { ProblemNotice } from '../../ui/problems'
import { ListedUsers, useExcluded } from '../approval/ListedUsers'
import { Meaning } from '../approval/Meaning'
import { Decide } from '../deciding/Decide'
import { useRefresh } from '../queries'

type Props = { request: AccountRequest; onDone: (sentence: string) => void }

/** For an approver who came by the list instead of the mail. */
export function DecideHere({ request, onDone }: Props) {
  const text = useText()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [excluded, setExcluded] = useExcluded(request.users)
  const [tooLate, setTooLate] = useState<Problem | null>(null)
  const agreement = request.agreement ?? null

  if (tooLate) return <ProblemNotice problem={tooLate} />
  return (
    <>
      <Meaning account={request.smartAccount.name} hasUsers={request.users.length > 0} />
      {request.users.length > 0 && (
        <ListedUsers
          users={request.users}
          excluded={excluded}
          onChange={setExcluded}
          requester={request.requester.name}
        />
      )}
      <Decide
        requestId={request.id}
        agreement={agreement}
        excludeUsers={excluded}
        mayForward={request.may.forward}
        amongAdmins={request.routedTo === 'existing_admins'}
        onDecided={({ verdict }) =>
          onDone(text(verdict === 'approved' ? 'ui.request.did_approve' : 'ui.decide.declined_title'))
        }
        onForwarded={({ to }) => onDone(text('ui.forwarded.lead', { email: to }))}
        onTooLate={(problem) => {
          setTooLate(problem)
          refresh()
        }}
        onStaleAgreement={refresh}
        onCancel={() => navigate({ to: '/decisions' })}
      >
        {!agreement && <Notice title={text('ui.decide.by_mail')} />}
      </Decide>
    </>
  )
}
