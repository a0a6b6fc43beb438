import { Stack } from '@mantine/core'
import type { AccountRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Panel } from '../../ui/Panel'
import { Age } from './Age'
import { CompanyAccounts } from './CompanyAccounts'
import { EarlierDeclines } from './EarlierDeclines'
import { Grounds } from './Grounds'
import { Objections } from './Objections'
import { ReviewActs } from './ReviewActs'

type Props = { request: AccountRequest; onDone: (sentence: string) => void }

/** The reviewer's say on the page of the request: let the mails go out, or end it here with a reason. */
export function ReviewPanel({ request, onDone }: Props) {
  const text = useText()
  return (
    <Panel
      title={text('ui.review.decide_title')}
      hint={text('ui.review.decide_hint')}
      aside={<Age since={request.createdAt} />}
    >
      <Stack gap="lg">
        <Grounds request={request} />
        <CompanyAccounts request={request} />
        <Objections request={request} />
        <EarlierDeclines request={request} />
        <ReviewActs request={request} onDone={onDone} />
      </Stack>
    </Panel>
  )
}
