// Which findings a text search finds, part by part in slices: the page answers meanwhile, and what was found shows at once.
import { signal } from '@preact/signals'
import type { Page } from '../store'
import type { UnitTexts } from '../model'
import { checkName } from '../names'
import { fold, termsOf } from '../text/fold'
import { pacer } from './slices'
import type { FindingTable } from './table'

const SHOW_EVERY = 150 // milliseconds

const PLACE = /^(passage|doan|line|dong) (\d+)$/

const joined = (texts: (string | null)[]): string => fold(texts.filter((text) => text).join('\n')).replace(/\s+/g, ' ')

export class Search {
  /** Rows that were found, 1 each; null: nothing is searched for. Replaced as the search goes on. */
  readonly found = signal<Uint8Array | null>(null)
  /** Share that was searched; 1: done. */
  readonly progress = signal(1)

  private query = ''
  private readonly unitText: Map<number, string>[] // of each run, folded; of units with findings
  private readonly unitLine: Map<number, number>[]
  private readonly rowText: (string | undefined)[] // message and suggestion, folded
  private readonly prints: (string | undefined)[] // fingerprints
  private readonly parts: { run: number; part: number; rows: number[] }[] // with findings

  constructor(private readonly page: Page, private readonly table: FindingTable, private readonly commentOf: (fingerprint: string) => string) {
    this.unitLine = page.texts.map(() => new Map<number, number>())
    this.prints = new Array<string | undefined>(table.count)
    this.unitText = page.texts.map(() => new Map<number, string>())
    this.rowText = new Array<string | undefined>(table.count)
    const byPart = new Map<string, { run: number; part: number; rows: number[] }>()
    for (let row = 0; row < table.count; ++row) {
      const run = table.run[row]!
      const part = page.texts[run]!.partOf(table.unit[row]!)
      const key = `${run} ${part}`
      const known = byPart.get(key)
      if (known) known.rows.push(row)
      else byPart.set(key, { run, part, rows: [row] })
    }
    this.parts = [...byPart.values()].sort((a, b) => a.run - b.run || a.part - b.part)
  }

  /** Searches for all words of the folded query, in any order; a search that still runs is given up. */
  async start(query: string): Promise<void> {
    if (query === this.query) return
    this.query = query
    if (query === '') {
      this.found.value = null
      this.progress.value = 1
      return
    }
    const found = new Uint8Array(this.table.count)
    const terms = termsOf(query)
    const names = this.table.rules.map((rule) => joined([checkName(rule), rule]))
    const pause = pacer()
    let shown = performance.now()
    let done = 0
    this.progress.value = 0
    for (const { run, part, rows } of this.parts) {
      const unitFound = new Map<number, boolean[]>() // of each term
      for (const row of rows) {
        const unit = this.table.unit[row]!
        if (this.rowText[row] === undefined) await this.read(run, part)
        let hits = unitFound.get(unit)
        if (hits === undefined) {
          const text = this.unitText[run]!.get(unit) ?? ''
          hits = terms.map((term) => text.includes(term) || this.isAt(run, unit, term))
          unitFound.set(unit, hits)
        }
        const comment = this.commentOf(this.prints[row] ?? '')
        const others = [this.rowText[row] ?? '', names[this.table.rule[row]!] ?? '', comment && joined([comment])]
        if (terms.every((term, index) => hits[index] || others.some((text) => text.includes(term)))) found[row] = 1
        const wait = pause()
        if (wait) await wait
        if (this.query !== query) return
      }
      done += rows.length
      if (performance.now() - shown > SHOW_EVERY) {
        this.found.value = found.slice()
        this.progress.value = done / this.table.count
        await pause()
        shown = performance.now()
      }
    }
    this.found.value = found
    this.progress.value = 1
  }

  /** Whether a term as "passage 8" or "line 12" means this unit. */
  private isAt(run: number, unit: number, term: string): boolean {
    const [, what, number] = PLACE.exec(term) ?? []
    if (what === undefined) return false
    return Number(number) === (what === 'line' || what === 'dong' ? this.unitLine[run]!.get(unit) : unit + 1)
  }

  /** Folds a part's texts. A part that cannot be read has none. */
  private async read(run: number, part: number): Promise<void> {
    const texts = this.page.texts[run]!
    const first = this.table.firstOf[run]!
    const units = await texts.part(part).catch((): UnitTexts[] => [])
    const pause = pacer()
    for (const [offset, { name, line, source, target, findings }] of units.entries()) {
      if (findings.length === 0) continue
      this.unitText[run]!.set(texts.firstUnit(part) + offset, joined([source, target, name]))
      this.unitLine[run]!.set(texts.firstUnit(part) + offset, line)
      for (const { index, message, suggestion, fingerprint } of findings) {
        this.rowText[first + index] = joined([message, suggestion])
        this.prints[first + index] = fingerprint
      }
      const wait = pause()
      if (wait) await wait
    }
    for (const { rows } of this.parts.filter((other) => other.run === run && other.part === part)) for (const row of rows) this.rowText[row] ??= ''
  }
}
