import { useState } from 'react'
import { asProblem, type Problem } from '../api/problem'

/** A file that is had in several forms: which of them is on its way, and what became of the last. */
export function useDownload<Form extends string>(fetchAs: (form: Form) => Promise<Blob>, name: string) {
  const [fetching, setFetching] = useState<Form | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const download = async (form: Form) => {
    setFetching(form)
    setProblem(null)
    try {
      keep(await fetchAs(form), `${name}.${form}`)
    } catch (error) {
      setProblem(asProblem(error))
    }
    setFetching(null)
  }
  return { fetching, problem, download }
}

/** Gives the file to the browser to keep, under this name. */
export function keep(file: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
