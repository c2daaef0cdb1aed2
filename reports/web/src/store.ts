// What the views share: the page's contents, and where the reader is.
import { signal } from '@preact/signals'
import { Texts } from './load'
import type { PageHead } from './model'

export interface Page {
  head: PageHead
  texts: Texts[] // of each run
}

export const VIEWS = ['overview', 'work', 'compare', 'document'] as const
export type View = (typeof VIEWS)[number]

/** Where the reader is; the address's fragment says so: `#work/0/12` is finding 12 of run 0, `#document/0/7` unit 7. */
export interface Place {
  view: View
  run: number
  item: number | null
}

export const place = signal<Place>({ view: 'overview', run: 0, item: null })

export function parsePlace(fragment: string): Place | null {
  const [view, run, item] = fragment.replace(/^#/, '').split('/')
  if (!VIEWS.includes(view as View)) return null
  const index = (text: string | undefined): number | null => (text && /^\d+$/.test(text) ? Number(text) : null)
  return { view: view as View, run: index(run) ?? 0, item: index(item) }
}

export const fragmentOf = ({ view, run, item }: Place): string => `#${view}/${run}${item === null ? '' : `/${item}`}`

/** Goes there, as a click on a link does. */
export function go(to: Place): void {
  location.hash = fragmentOf(to)
}

export const makePage = (head: PageHead): Page => ({ head, texts: head.runs.map((run) => new Texts(run)) })
