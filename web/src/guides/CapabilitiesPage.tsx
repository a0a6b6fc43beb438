import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { CapabilityTable } from '../api/types'
import { useLanguage } from '../portal/i18n/LanguageProvider'
import { useText } from '../portal/i18n/text'
import { useWord } from '../portal/i18n/words'
import { Loaded } from '../ui/Loaded'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { Row, Rows } from '../ui/Rows'
import styles from './CapabilitiesPage.module.css'

/** The table that the server itself goes by, for everybody. */
export function CapabilitiesPage() {
  const text = useText()
  const say = useWord()
  const { language } = useLanguage()
  const table = useQuery({
    queryKey: ['capabilities', language],
    queryFn: () => answer(api.GET('/capabilities')),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Page title={text('ui.capabilities.title')} lead={text('ui.capabilities.lead')}>
      <Panel title={text('ui.capabilities.members')} hint={text('ui.capabilities.members_hint')}>
        <Loaded query={table} lines={8}>
          {(data) => <Table of={data.ofMembers} />}
        </Loaded>
      </Panel>
      <Panel title={text('ui.capabilities.staff')} hint={text('ui.capabilities.staff_hint')}>
        <Loaded query={table} lines={6}>
          {(data) => (
            <Rows>
              {data.ofStaff.map((one) => (
                <Row key={one.capability} name={one.text}>
                  {one.roles.map((role) => say('ui.staff_role', role)).join(' · ')}
                </Row>
              ))}
            </Rows>
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}

type Capability = CapabilityTable['ofMembers'][number]
type Reach = Capability['reaches'][number]

/** A table on a wide screen; on a phone each capability is a card that names the roles which have it. */
function Table({ of }: { of: Capability[] }) {
  const text = useText()
  const say = useWord()
  const role = (one: Reach) =>
    one.heldIn === 'smart_account'
      ? say('ui.role', one.role)
      : text('ui.capabilities.of_virtual_account', { role: say('ui.role', one.role) })
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text('ui.capabilities.act')}</th>
          {of[0]?.reaches.map((one) => (
            <th key={one.heldIn + one.role} scope="col">
              {role(one)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.map((capability) => (
          <tr key={capability.capability}>
            <th scope="row">{capability.text}</th>
            {capability.reaches.map((one) => (
              <td key={one.heldIn + one.role} data-reach={one.reach}>
                <span className={styles.role} aria-hidden="true">
                  {role(one)}
                </span>
                {say('ui.reach', one.reach)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
