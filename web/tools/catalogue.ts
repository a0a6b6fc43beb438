import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The pages' texts of one subject in one language, by key. */
export type Texts = Record<string, string>

/** The files `<subject>.<language>.json` of a folder. */
export class Catalogue {
  readonly subjects: string[]
  readonly languages: string[]
  private readonly folder: string
  private readonly places = new Map<string, string>()

  constructor(folder: string) {
    this.folder = resolve(import.meta.dirname, '..', folder)
    const files = readdirSync(this.folder).map((name) => name.split('.'))
    this.subjects = [...new Set(files.map(([subject = '']) => subject))].sort()
    this.languages = [...new Set(files.map(([, language = '']) => language))].sort()
    for (const subject of this.subjects) {
      for (const key of Object.keys(this.texts(subject, 'en'))) {
        this.places.set(key, subject)
        this.places.set(key.slice(0, key.lastIndexOf('.')), subject)
      }
    }
  }

  file(subject: string, language: string): string {
    return resolve(this.folder, `${subject}.${language}.json`)
  }

  texts(subject: string, language: string): Texts {
    return JSON.parse(readFileSync(this.file(subject, language), 'utf8'))
  }

  /** Every text of a language, whatever its subject. */
  all(language: string): Texts {
    return Object.assign({}, ...this.subjects.map((subject) => this.texts(subject, language)))
  }

  /** Where a key is, or a family of keys: `ui.status.pending`, or `ui.status` for all of them. */
  subjectOf(name: string): string | undefined {
    return this.places.get(name)
  }
}
