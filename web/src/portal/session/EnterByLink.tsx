import { SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { Notice } from '../../ui/Notice'
import { useText } from '../i18n/text'
import { SignInForm } from './SignInForm'
import { type Proof, SignUpForm } from './SignUpForm'

/** Behind a link that was mailed to an address: one says who one is. Most who come by one are new, so that is where it starts. */
export function EnterByLink({ proof, label }: { proof: Proof; label: string }) {
  const text = useText()
  const [way, setWay] = useState('new')
  const [known, setKnown] = useState(false)
  const { email } = proof
  return (
    <Stack gap="lg">
      <SegmentedControl
        fullWidth
        size="md"
        // The longer words fit on a phone.
        styles={{ label: { paddingInline: '0.25rem' } }}
        aria-label={label}
        value={way}
        onChange={setWay}
        data={[
          { value: 'new', label: text('ui.by_link.new') },
          { value: 'known', label: text('ui.by_link.known') },
        ]}
      />
      {known && way === 'known' && <Notice live="status" title={text('ui.by_link.exists', { email })} />}
      {way === 'new' ? (
        <SignUpForm
          proof={proof}
          onRefused={(problem) => {
            if (problem.code !== 'user.exists') return
            setKnown(true)
            setWay('known')
          }}
        />
      ) : (
        <SignInForm fixedEmail={email} />
      )}
    </Stack>
  )
}
