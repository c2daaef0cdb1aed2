// The editor's decisions of the page that is open: which row has which, kept by the browser, and undone.
//
// A decision holds for a fingerprint: for the same finding in all documents of the page, and in later reports of the same
// files, whichever of their sentences were mended meanwhile.
import { signal } from '@preact/signals'
import type { RunHead } from '../model'
import type { Page } from '../store'
import { decisionFile, merged, packDecisions, readDecisionFile, readSuppressionFile, suppressionFile, unpackDecisions, withDecision, type Decision, type Decisions } from './decisions'
import { COMMENTED, STATES } from './filter'
import { keep, recall } from './storage'
import type { FindingTable } from './table'

interface Step {
  row: number
  fingerprint: string
  before: Decision | undefined
}

export interface Taken {
  taken: number
  kept: number
  foreign: number // decisions of findings that the page does not have
  broken: number
}

const plainPath = (path: string): string => path.replace(/^(\.\/)+/, '')

/** What the browser keeps a document's decisions under: what stays when its texts are mended. */
export const storageKey = ({ source, target }: RunHead): string => `lacuna.decisions.${plainPath(source.path)} → ${plainPath(target.path)}`

/** Under what a document's decisions are kept, found by its texts: its files may have been moved. */
const aliasKey = ({ key }: RunHead): string => `lacuna.texts.${key}`

export class Decided {
  /** Counts up with every change of `states`. */
  readonly version = signal(0)
  /** Of each row: index of STATES, and COMMENTED. */
  readonly states: Uint8Array

  private kept: Decisions = new Map()
  private readonly stored: Map<string, Set<string>> // by storage key: fingerprints that are kept there
  private readonly rowsOf = new Map<string, number[]>() // rows with a fingerprint, of the parts that were unpacked
  private readonly seen: Set<number>[] // of each run: first units of those parts
  private readonly steps: Step[] = []
  private readonly unsaved = new Set<string>()
  private saving = 0

  constructor(private readonly page: Page, private readonly table: FindingTable) {
    const { runs } = page.head
    this.states = new Uint8Array(table.count)
    this.seen = runs.map(() => new Set())
    this.stored = new Map(runs.map((run) => [storageKey(run), new Set()]))
    for (const run of runs) {
      const own = recall(storageKey(run))
      const moved = own === null ? recall(aliasKey(run)) : null
      if (own !== null) keep(aliasKey(run), storageKey(run))
      this.read(storageKey(run), own ?? (moved === null ? null : recall(moved)))
    }
    page.texts.forEach((texts, run) => texts.onPart((first, part) => this.learn(run, first, part)))
    addEventListener('pagehide', () => this.save())
    addEventListener('storage', ({ key, newValue }) => {
      if (key !== null && this.stored.has(key)) this.replace(key, newValue)
    })
    void this.resolve()
  }

  get(fingerprint: string): Decision | undefined {
    return this.kept.get(fingerprint)
  }

  /** Rows that the decision for this fingerprint holds for, as far as they are known. */
  alike(fingerprint: string): readonly number[] {
    return this.rowsOf.get(fingerprint) ?? []
  }

  decide(row: number, change: Omit<Decision, 'time'>): void {
    const { fingerprint } = change
    this.steps.push({ row, fingerprint, before: this.get(fingerprint) })
    this.stored.get(this.keyOf(row))?.add(fingerprint)
    this.set({ ...change, time: new Date().toISOString() })
  }

  get canUndo(): boolean {
    return this.steps.length > 0
  }

  /** Takes the last decision back; the row it was of, null if there is none. */
  undo(): number | null {
    const step = this.steps.pop()
    if (!step) return null
    this.set(step.before ?? { fingerprint: step.fingerprint, verdict: null, comment: '', unit: 0, time: '' })
    return step.row
  }

  counts(): { decided: number; accepted: number; dismissed: number; commented: number } {
    const counts = { decided: 0, accepted: 0, dismissed: 0, commented: 0 }
    for (const state of this.states) {
      if ((state & 3) === 1) ++counts.accepted
      if ((state & 3) === 2) ++counts.dismissed
      if (state & COMMENTED) ++counts.commented
    }
    counts.decided = counts.accepted + counts.dismissed
    return counts
  }

  /** With those of earlier reports of the files: the file takes the place of the one before. */
  suppressions(): string {
    return suppressionFile(this.kept.values())
  }

  all(): string {
    return decisionFile(this.page.head.runs.map((run) => ({ key: run.key, name: run.name, decisions: this.of(storageKey(run)) })))
  }

  /** The decisions of a colleague's file, or the dismissals of a suppression file; null: it is neither. */
  async take(text: string): Promise<Taken | null> {
    const file = readDecisionFile(text)
    const suppressions = file ? null : readSuppressionFile(text)
    if (!file && !suppressions) return null
    const offered = file ? file.documents.flatMap(({ decisions }) => decisions) : suppressions?.decisions ?? []
    await this.learnAll()
    const fitting = offered.filter(({ fingerprint }) => this.rowsOf.has(fingerprint))
    const { decisions, taken, kept } = merged(this.kept, fitting)
    this.steps.length = 0 // steps back would meet decisions they do not know
    this.kept = decisions
    for (const { fingerprint } of fitting) {
      this.settle(fingerprint)
      this.show(fingerprint)
    }
    ++this.version.value
    return { taken, kept, foreign: new Set(offered.map(({ fingerprint }) => fingerprint)).size - new Set(fitting.map(({ fingerprint }) => fingerprint)).size, broken: (file ?? suppressions)?.broken ?? 0 }
  }

  private keyOf(row: number): string {
    const run = this.page.head.runs[this.table.run[row] ?? 0]
    return run ? storageKey(run) : ''
  }

  private of(key: string): Decision[] {
    return [...(this.stored.get(key) ?? [])].flatMap((fingerprint) => this.get(fingerprint) ?? [])
  }

  private read(key: string, text: string | null): void {
    const decisions = unpackDecisions(text)
    this.stored.set(key, new Set(decisions.keys()))
    this.kept = merged(this.kept, [...decisions.values()]).decisions
  }

  private set(decision: Decision): void {
    this.kept = withDecision(this.kept, decision)
    this.settle(decision.fingerprint)
    this.show(decision.fingerprint)
    ++this.version.value
  }

  /** Another window kept other decisions. */
  private replace(key: string, text: string | null): void {
    const before = this.stored.get(key) ?? new Set<string>()
    const next = new Map(this.kept)
    for (const fingerprint of before) next.delete(fingerprint)
    this.kept = next
    this.read(key, text)
    for (const fingerprint of new Set([...before, ...(this.stored.get(key) ?? [])])) this.show(fingerprint)
    ++this.version.value
    void this.resolve()
  }

  private show(fingerprint: string): void {
    const decision = this.get(fingerprint)
    const state = (decision?.verdict ? STATES.indexOf(decision.verdict) : 0) | (decision?.comment ? COMMENTED : 0)
    for (const row of this.alike(fingerprint)) this.states[row] = state
  }

  /** To be kept with every document that has such a finding. */
  private settle(fingerprint: string): void {
    for (const row of this.alike(fingerprint)) this.stored.get(this.keyOf(row))?.add(fingerprint)
    for (const [key, fingerprints] of this.stored) if (fingerprints.has(fingerprint)) this.markUnsaved(key)
  }

  /** A part was unpacked: its findings' fingerprints are known from now on. */
  private learn(run: number, first: number, part: { findings: { index: number; fingerprint: string }[] }[]): void {
    const seen = this.seen[run]
    if (!seen || seen.has(first)) return
    seen.add(first)
    let changed = false
    for (const { findings } of part) {
      for (const { index, fingerprint } of findings) {
        const row = (this.table.firstOf[run] ?? 0) + index
        const rows = this.rowsOf.get(fingerprint)
        if (rows) rows.push(row)
        else this.rowsOf.set(fingerprint, [row])
        if (!this.kept.has(fingerprint)) continue
        if (!this.stored.get(this.keyOf(row))?.has(fingerprint)) this.settle(fingerprint)
        this.show(fingerprint)
        changed = true
      }
    }
    if (changed) ++this.version.value
  }

  /** Unpacks the parts in which decisions were taken, so that their rows are known; all, where texts have moved. */
  private async resolve(): Promise<void> {
    for (const [run, texts] of this.page.texts.entries()) {
      const parts = new Set(this.of(storageKey(this.page.head.runs[run]!)).map(({ unit }) => texts.partOf(unit)))
      for (const part of parts) if (part < texts.partCount) await texts.part(part).catch(() => undefined)
    }
    for (const fingerprint of this.kept.keys()) if (!this.rowsOf.has(fingerprint)) return this.learnAll()
  }

  private async learnAll(): Promise<void> {
    for (const [run, texts] of this.page.texts.entries()) {
      for (let part = 0; part < texts.partCount; ++part) {
        if (!this.seen[run]?.has(texts.firstUnit(part))) await texts.part(part).catch(() => undefined)
      }
    }
  }

  private markUnsaved(key: string): void {
    this.unsaved.add(key)
    if (this.saving === 0) this.saving = setTimeout(() => this.save(), 100) as unknown as number
  }

  private save(): void {
    clearTimeout(this.saving)
    this.saving = 0
    for (const key of this.unsaved) keep(key, packDecisions(new Map(this.of(key).map((decision) => [decision.fingerprint, decision]))))
    for (const run of this.page.head.runs) if (this.unsaved.has(storageKey(run))) keep(aliasKey(run), storageKey(run))
    this.unsaved.clear()
  }
}
