import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api/client'
import { Moment } from '../../ui/Moment'
import { Notice } from '../../ui/Notice'
import { useText } from '../i18n/text'

/** For the staff: that mails wait because of our own mail server, and what it says. Nothing while all is well. */
export function MailTrouble() {
  const text = useText()
  const { data: trouble } = useQuery({
    queryKey: ['mail-trouble'],
    queryFn: () => answer(api.GET('/mail-trouble')),
    staleTime: 30_000,
    retry: false,
  })
  if (!trouble?.mails) return null
  return (
    <Notice tone="bad" title={text('ui.home.mail_trouble', { count: trouble.mails })}>
      {trouble.detail && (
        <p>
          {text('ui.home.mail_trouble_says', { words: trouble.detail })}
          {trouble.at && (
            <>
              {' '}
              <Moment at={trouble.at} />
            </>
          )}
        </p>
      )}
      <p>{text('ui.home.mail_trouble_hint')}</p>
    </Notice>
  )
}
