// A drawing with what it takes to be read without eyes: a sentence, and its numbers as a table.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { messages } from '../i18n'

const t = messages({
  numbers: { en: 'The numbers', vi: 'Xem số liệu' },
})

/** What is folded away is made when it is opened first: it may be long, or need texts that are not unpacked yet. */
export function Fold({ title, children }: { title: string; children: () => ComponentChildren }) {
  const [opened, setOpened] = useState(false)
  return (
    <details class="numbers" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{title}</summary>
      {opened && children()}
    </details>
  )
}

interface Props {
  summary?: ComponentChildren // what the drawing shows, in a sentence
  table?: (() => ComponentChildren) | false
  tableTitle?: string
  children: ComponentChildren
}

export function Figure({ summary, table, tableTitle, children }: Props) {
  return (
    <figure class="figure">
      {summary && <figcaption class="quiet small">{summary}</figcaption>}
      {children}
      {table && <Fold title={tableTitle ?? t('numbers')}>{table}</Fold>}
    </figure>
  )
}
