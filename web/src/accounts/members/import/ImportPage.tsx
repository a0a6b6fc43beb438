import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { MemberImport } from '../../../api/types'
import { HelpButton } from '../../../portal/help/HelpButton'
import { useText } from '../../../portal/i18n/text'
import { LinkButton } from '../../../ui/LinkButton'
import { Loaded } from '../../../ui/Loaded'
import { Page } from '../../../ui/Page'
import { ProblemNotice } from '../../../ui/problems'
import { useAccount } from '../../account-place'
import { useBringFile } from './bring-file'
import { ChooseFile } from './ChooseFile'
import { EarlierImports } from './EarlierImports'
import { OneImport } from './OneImport'
import { importQuery } from './queries'

/** A file of people: it is tried out first, and then done row by row. */
export function ImportPage() {
  const text = useText()
  const account = useAccount()
  const { import: importId } = useSearch({ from: '/account/accounts/$accountId/members/import' })
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const go = (id: string | undefined) =>
    void navigate({
      to: '/accounts/$accountId/members/import',
      params: { accountId: account.id },
      search: { import: id },
    })
  const bringing = useBringFile(account.id, (brought: MemberImport, its: File) => {
    setFile(its)
    queryClient.setQueryData(importQuery(account.id, brought.id).queryKey, brought)
    void queryClient.invalidateQueries({ queryKey: ['member-imports', account.id] })
    go(brought.id)
  })
  return (
    <Page
      title={text('ui.member_import.title')}
      of={account.name}
      lead={text('ui.member_import.lead')}
      actions={
        <>
          <LinkButton
            to="/accounts/$accountId/members"
            params={{ accountId: account.id }}
            variant="default"
            size="sm"
          >
            {text('ui.member_import.to_members')}
          </LinkButton>
          <HelpButton guide="add-people" />
        </>
      }
    >
      <ProblemNotice problem={bringing.problem} />
      {importId ? (
        <Shown
          key={importId}
          importId={importId}
          file={file}
          isSending={bringing.isSending}
          onAdd={(its) => bringing.bring({ dryRun: false, file: its })}
          onAnother={() => {
            setFile(null)
            bringing.forget()
            go(undefined)
          }}
        />
      ) : (
        <>
          <ChooseFile
            isSending={bringing.isSending}
            onChosen={(its) => bringing.bring({ dryRun: true, file: its })}
          />
          <EarlierImports accountId={account.id} />
        </>
      )}
    </Page>
  )
}

type ShownProps = {
  importId: string
  file: File | null
  isSending: boolean
  onAdd: (file: File) => void
  onAnother: () => void
}

function Shown({ importId, ...rest }: ShownProps) {
  const account = useAccount()
  const query = useQuery(importQuery(account.id, importId))
  return (
    <Loaded query={query} lines={6}>
      {(one) => <OneImport accountId={account.id} one={one} {...rest} />}
    </Loaded>
  )
}
