import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client'
import { pagesOf } from '../api/queries'
import { useText } from '../portal/i18n/text'
import { EmptyState } from '../ui/EmptyState'
import { Moment } from '../ui/Moment'
import { Notice } from '../ui/Notice'
import { Page } from '../ui/Page'
import { Paged } from '../ui/Paged'
import { Panel } from '../ui/Panel'
import { Row, Rows } from '../ui/Rows'
import { StatusBadge } from '../ui/StatusBadge'

/** Demo only: the mails that would have gone out. */
export function MailboxPage() {
  const text = useText()
  const list = useInfiniteQuery({
    ...pagesOf(['mailbox'], (cursor) => answer(api.GET('/mailbox', { params: { query: cursor } }))),
    // Mails come a moment after the act that caused them; somebody is waiting here for one.
    refetchInterval: 4_000,
  })
  return (
    <Page title={text('ui.mailbox.title')} lead={text('ui.mailbox.lead')}>
      <Notice>{text('ui.mailbox.demo')}</Notice>
      <Panel>
        <Paged list={list} lines={5} empty={<EmptyState icon="mail" title={text('ui.mailbox.empty')} />}>
          {(mails) => (
            <Rows>
              {mails.map((mail) => (
                <Row
                  key={mail.id}
                  name={
                    <Link to="/mailbox/$mailId" params={{ mailId: mail.id }}>
                      {mail.subject}
                    </Link>
                  }
                  end={<StatusBadge family="ui.mail_state" word={mail.state} />}
                >
                  {text('ui.mailbox.to', { email: mail.to })} · <Moment at={mail.at} withTime />
                </Row>
              ))}
            </Rows>
          )}
        </Paged>
      </Panel>
    </Page>
  )
}
