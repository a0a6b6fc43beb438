import { LinkButton } from '../../ui/LinkButton'
import { Outcome } from '../../ui/Outcome'
import { useText } from '../i18n/text'

export function NotFoundPage() {
  const text = useText()
  return (
    <Outcome sign="question" tone="still" title={text('ui.not_found.title')} lead={text('ui.not_found.lead')}>
      <LinkButton to="/">{text('ui.page.home')}</LinkButton>
    </Outcome>
  )
}
