import { Button, Group, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, useState } from 'react'
import { FormattedDate } from 'react-intl'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { WholeVirtualAccount } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Facts } from '../../ui/Facts'
import { Loaded } from '../../ui/Loaded'
import { OnceOpened } from '../../ui/OnceOpened'
import { Panel } from '../../ui/Panel'
import { ProblemNotice } from '../../ui/problems'
import { useAccount } from '../account-place'
import { useRefreshAccount } from '../account-query'
import { AskToUse } from './AskToUse'
import { virtualAccountQuery } from './queries'
import styles from './VirtualAccountsPage.module.css'

const dialogs = () => import('./VirtualAccountDialogs')
const EditVirtualAccount = lazy(async () => ({ default: (await dialogs()).EditVirtualAccount }))
const NewVirtualAccount = lazy(async () => ({ default: (await dialogs()).NewVirtualAccount }))
const MoveVirtualAccount = lazy(async () => ({ default: (await dialogs()).MoveVirtualAccount }))
const DeleteVirtualAccount = lazy(async () => ({ default: (await dialogs()).DeleteVirtualAccount }))

type Props = { id: string; onChoose: (id: string | null) => void; onDone: (sentence: string) => void }

export function OneVirtualAccount({ id, ...rest }: Props) {
  const account = useAccount()
  const text = useText()
  const one = useQuery(virtualAccountQuery(account.id, id))
  return (
    <Panel title={one.data?.name ?? text('ui.virtual_accounts.one')} tone="deed">
      <Loaded query={one} lines={5}>
        {(loaded) => <Whole one={loaded} {...rest} />}
      </Loaded>
    </Panel>
  )
}

type WholeProps = Omit<Props, 'id'> & { one: WholeVirtualAccount }

function Whole({ one, onChoose, onDone }: WholeProps) {
  const text = useText()
  const account = useAccount()
  const way = one.path.filter(({ id }) => id !== one.id)
  return (
    <Stack gap="lg">
      {one.description && <p className={styles.description}>{one.description}</p>}
      <Facts
        rows={[
          [
            text('ui.virtual_accounts.place'),
            way.length > 0 ? (
              <ul key="way" className={styles.way}>
                {way.map(({ id, name }) => (
                  <li key={id}>
                    <Link from="/accounts/$accountId/virtual-accounts" search={{ chosen: id }}>
                      {name}
                    </Link>
                  </li>
                ))}
              </ul>
            ) : (
              text('ui.virtual_accounts.at_top')
            ),
          ],
          [text('ui.virtual_accounts.default'), one.isDefault && text('ui.virtual_accounts.default_hint')],
          [text('ui.virtual_accounts.visibility'), text(meansOf(one.visibility))],
          [
            text('ui.virtual_accounts.tags'),
            one.tags.length > 0 && (
              <ul key="tags" className={styles.tags}>
                {one.tags.map((tag) => (
                  <li key={tag}>{tag}</li>
                ))}
              </ul>
            ),
          ],
          [
            text('ui.virtual_accounts.end_date'),
            // A day of the calendar, the same wherever it is read.
            one.endDate && <FormattedDate key="end" value={one.endDate} dateStyle="long" timeZone="UTC" />,
          ],
          [
            text('ui.virtual_accounts.people'),
            account.may.seeMembers && one.isMine && (
              <Link
                key="people"
                to="/accounts/$accountId/members"
                params={{ accountId: account.id }}
                search={{ virtualAccountId: one.id }}
              >
                {text('ui.virtual_accounts.to_people')}
              </Link>
            ),
          ],
        ]}
      />
      {one.isMine ? (
        <Acts one={one} onChoose={onChoose} onDone={onDone} />
      ) : (
        <AskToUse accountId={account.id} one={one} onDone={onDone} />
      )}
    </Stack>
  )
}

function meansOf(visibility: WholeVirtualAccount['visibility']) {
  return visibility === 'unrestricted'
    ? ('ui.virtual_accounts.unrestricted' as const)
    : ('ui.virtual_accounts.restricted' as const)
}

type Opened = 'edit' | 'add' | 'move' | 'delete'

function Acts({ one, onChoose, onDone }: WholeProps) {
  const text = useText()
  const account = useAccount()
  const [opened, setOpened] = useState<Opened | null>(null)
  const { may } = one
  const makeDefault = useMakeDefault(account.id, one, () =>
    onDone(text('ui.virtual_accounts.made_default', { name: one.name })),
  )
  const close = () => setOpened(null)
  const dialog = (name: Opened) => ({ accountId: account.id, one, opened: opened === name, onClose: close })
  const finish = (sentence: string) => {
    close()
    onDone(sentence)
  }
  return (
    <>
      <ProblemNotice problem={makeDefault.error} />
      <Group gap="sm">
        {may.edit && (
          <Button variant="default" size="sm" onClick={() => setOpened('edit')}>
            {text('ui.virtual_accounts.edit')}
          </Button>
        )}
        {may.addNested && (
          <Button variant="default" size="sm" onClick={() => setOpened('add')}>
            {text('ui.virtual_accounts.add_nested')}
          </Button>
        )}
        {may.move && (
          <Button variant="default" size="sm" onClick={() => setOpened('move')}>
            {text('ui.virtual_accounts.move')}
          </Button>
        )}
        {may.makeDefault && (
          <Button
            variant="default"
            size="sm"
            loading={makeDefault.isPending}
            onClick={() => makeDefault.mutate()}
          >
            {text('ui.virtual_accounts.make_default')}
          </Button>
        )}
        {may.remove && (
          <Button variant="default" size="sm" onClick={() => setOpened('delete')}>
            {text('ui.virtual_accounts.delete')}
          </Button>
        )}
      </Group>
      <OnceOpened opened={opened === 'edit'}>
        <EditVirtualAccount
          {...dialog('edit')}
          onSaved={() => finish(text('ui.virtual_accounts.saved', { name: one.name }))}
        />
      </OnceOpened>
      <OnceOpened opened={opened === 'add'}>
        <NewVirtualAccount
          {...dialog('add')}
          within={one}
          onMade={(made) => {
            finish(text('ui.virtual_accounts.made', { name: made.name }))
            onChoose(made.id)
          }}
        />
      </OnceOpened>
      <OnceOpened opened={opened === 'move'}>
        <MoveVirtualAccount
          {...dialog('move')}
          onMoved={() => finish(text('ui.virtual_accounts.moved', { name: one.name }))}
        />
      </OnceOpened>
      <OnceOpened opened={opened === 'delete'}>
        <DeleteVirtualAccount
          {...dialog('delete')}
          onDeleted={() => {
            finish(text('ui.virtual_accounts.deleted', { name: one.name }))
            onChoose(null)
          }}
        />
      </OnceOpened>
    </>
  )
}

function useMakeDefault(accountId: string, one: WholeVirtualAccount, onMade: () => void) {
  const refresh = useRefreshAccount()
  const queryClient = useQueryClient()
  return useAct(
    () =>
      answer(
        api.PATCH('/smart-accounts/{id}/virtual-accounts/{virtualAccountId}', {
          params: {
            path: { id: accountId, virtualAccountId: one.id },
            header: one.etag ? { 'If-Match': one.etag } : {},
          },
          body: { isDefault: true },
        }),
      ),
    {
      onSuccess: async () => {
        await refresh()
        onMade()
      },
      onError: () => void queryClient.invalidateQueries(virtualAccountQuery(accountId, one.id)),
    },
  )
}
