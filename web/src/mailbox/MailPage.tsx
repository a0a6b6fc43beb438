import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { answer, api } from '../api/client'
import { asProblem } from '../api/problem'
import type { KeptMail } from '../api/types'
import { useText } from '../portal/i18n/text'
import { Facts } from '../ui/Facts'
import { Moment } from '../ui/Moment'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { ProblemNotice } from '../ui/problems'
import { Waiting } from '../ui/Waiting'
import { MailHtml } from './MailHtml'
import { MailText } from './MailText'

export function MailPage() {
  const text = useText()
  const { mailId } = useParams({ from: '/mailbox/$mailId' })
  const mail = useQuery({
    queryKey: ['mail', mailId],
    queryFn: () => answer(api.GET('/mailbox/{id}', { params: { path: { id: mailId } } })),
  })
  return (
    <Page
      width="reading"
      title={mail.data?.subject ?? text('ui.mailbox.mail')}
      lead={<Link to="/mailbox">{text('ui.mailbox.back')}</Link>}
    >
      {mail.data ? (
        <OneMail mail={mail.data} />
      ) : (
        <Panel>
          {mail.error ? (
            <ProblemNotice problem={asProblem(mail.error)} onRetry={() => mail.refetch()} />
          ) : (
            <Waiting lines={8} />
          )}
        </Panel>
      )}
    </Page>
  )
}

function OneMail({ mail }: { mail: KeptMail }) {
  const text = useText()
  return (
    <>
      <Panel>
        <Facts
          rows={[
            [text('ui.mailbox.from'), mail.from],
            [text('ui.mailbox.recipient'), mail.to],
            [text('ui.mailbox.at'), <Moment key="at" at={mail.at} withTime />],
          ]}
        />
      </Panel>
      <Panel>
        <Tabs defaultValue="text" keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="text">{text('ui.mailbox.as_text')}</Tabs.Tab>
            <Tabs.Tab value="html">{text('ui.mailbox.as_html')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="text">
            <div lang={mail.language}>
              <MailText text={mail.text} />
            </div>
          </Tabs.Panel>
          <Tabs.Panel value="html">
            <MailHtml html={mail.html} title={mail.subject} />
          </Tabs.Panel>
        </Tabs>
      </Panel>
    </>
  )
}
