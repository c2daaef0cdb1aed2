// The work list's state: filter, order, the finding at hand, decisions. One for a page, whichever view shows it.
import { computed, effect, signal, untracked } from '@preact/signals'
import type { FindingTexts, UnitTexts } from '../model'
import { place, type Page } from '../store'
import { Decided } from './decided'
import type { Verdict } from './decisions'
import { applyFilter, NO_FILTER, type Filter } from './filter'
import { Search } from './search'
import { orderOf, tableOf, type Sort } from './table'
import { foldQuery } from '../text/fold'

export function makeWork(page: Page) {
  const table = tableOf(page.head.runs)
  const decided = new Decided(page, table)
  const search = new Search(page, table, (fingerprint) => decided.get(fingerprint)?.comment ?? '')
  const filter = signal<Filter>(NO_FILTER)
  const query = signal('') // as typed
  const sort = signal<Sort>('worst')
  const selected = signal<number | null>(null) // row

  const orders = new Map<Sort, Uint32Array>()
  const order = computed(() => {
    const known = orders.get(sort.value)
    if (known) return known
    const made = orderOf(table, sort.value)
    orders.set(sort.value, made)
    return made
  })
  effect(() => {
    const folded = foldQuery(query.value)
    untracked(() => void search.start(folded))
  })
  const filtered = computed(() => {
    void decided.version.value
    return applyFilter(table, order.value, filter.value, decided.states, search.found.value)
  })

  const unitOf = (row: number): UnitTexts | undefined => page.texts[table.run[row] ?? 0]?.peek(table.unit[row] ?? 0)
  const findingOf = (row: number): FindingTexts | undefined => unitOf(row)?.findings.find(({ index }) => index === table.index[row])

  /** Whether a finding of a run was dismissed, as far as is known. */
  const isDismissed = (run: number, index: number): boolean => ((decided.states[(table.firstOf[run] ?? 0) + index] ?? 0) & 3) === 2

  /** Makes the row the one at hand; the address says so, without another step of the browser's history. */
  function select(row: number | null): void {
    selected.value = row
    if (row === null) return
    place.value = { view: 'work', run: table.run[row] ?? 0, item: table.index[row] ?? 0 }
    history.replaceState(null, '', `#work/${place.value.run}/${place.value.item}`)
  }

  /** Sets or takes back the verdict of a row whose texts are here; what it is then, undefined: nothing was done. */
  function setVerdict(row: number, verdict: Verdict): Verdict | null | undefined {
    const texts = findingOf(row)
    if (!texts) return undefined
    const before = decided.get(texts.fingerprint)
    const next = before?.verdict === verdict ? null : verdict
    decided.decide(row, { fingerprint: texts.fingerprint, verdict: next, comment: before?.comment ?? '', unit: table.unit[row] ?? 0 })
    return next
  }

  function setComment(row: number, comment: string): void {
    const texts = findingOf(row)
    if (!texts) return
    const before = decided.get(texts.fingerprint)
    if ((before?.comment ?? '') === comment) return
    decided.decide(row, { fingerprint: texts.fingerprint, verdict: before?.verdict ?? null, comment, unit: table.unit[row] ?? 0 })
  }

  return { page, table, decided, search, filter, query, sort, selected, filtered, unitOf, findingOf, isDismissed, select, setVerdict, setComment }
}

export type Work = ReturnType<typeof makeWork>

const works = new WeakMap<Page, Work>()

export function workOf(page: Page): Work {
  let work = works.get(page)
  if (!work) {
    work = makeWork(page)
    works.set(page, work)
  }
  return work
}
