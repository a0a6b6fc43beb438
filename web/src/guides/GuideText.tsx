/* biome-ignore-all lint/suspicious/noArrayIndexKey: what a guide is made of never moves while it is shown */
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { useIntl } from 'react-intl'
import type { Block, Guide, Words } from '../../tools/guide'
import type { Portal } from '../api/types'
import { usePortal } from '../portal/session/session'
import styles from './GuideText.module.css'

/** The blocks of a guide; `heading` is the level of its sections on the page it stands on. */
export function GuideText({ guide, heading: Heading }: { guide: Guide; heading: 'h2' | 'h3' }) {
  return (
    <div className={styles.text}>
      {guide.blocks.map((block, place) =>
        block.kind === 'heading' ? (
          <Heading key={place}>
            <Run words={block.words} />
          </Heading>
        ) : (
          <BlockText key={place} block={block} />
        ),
      )}
    </div>
  )
}

function BlockText({ block }: { block: Exclude<Block, { kind: 'heading' }> }) {
  if (block.kind === 'paragraph') {
    return (
      <p>
        <Run words={block.words} />
      </p>
    )
  }
  if (block.kind === 'terms') {
    return (
      <dl>
        {block.terms.map(({ term, meaning }, place) => (
          <Fragment key={place}>
            <dt>
              <Run words={term} />
            </dt>
            <dd>
              <Run words={meaning} />
            </dd>
          </Fragment>
        ))}
      </dl>
    )
  }
  const List = block.ordered ? 'ol' : 'ul'
  return (
    <List>
      {block.items.map((words, place) => (
        <li key={place}>
          <Run words={words} />
        </li>
      ))}
    </List>
  )
}

export function Run({ words }: { words: Words[] }): ReactNode {
  return words.map((word, place) => <Word key={place} word={word} />)
}

function Word({ word }: { word: Words }): ReactNode {
  if (word.kind === 'plain') return word.text
  if (word.kind === 'value') return <Value name={word.name} />
  const inner = <Run words={word.words} />
  return word.kind === 'strong' ? <strong>{inner}</strong> : <Link to={word.to}>{inner}</Link>
}

/** What this portal is set to. */
function Value({ name }: { name: string }): ReactNode {
  const portal = usePortal()
  const { locale } = useIntl()
  return portal ? (settings[name]?.(portal, locale) ?? name) : '…'
}

const settings: Record<string, (portal: Portal, locale: string) => string> = {
  operator: (portal) => portal.operatorName,
  requestLifetime: (portal, locale) => duration(portal.requestLifetimeSeconds, locale),
  linkLifetime: (portal, locale) => duration(portal.linkLifetimeSeconds, locale),
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** A length of time in the largest unit that fits whole: 90 days, 36 hours. */
function duration(seconds: number, locale: string): string {
  const [unit, length] = units.find(([, size]) => seconds % size === 0) ?? units[3]
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(seconds / length)
}
