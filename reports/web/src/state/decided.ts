// The editor's decisions of the page that is open: which row has which, kept by the browser, and undone.
import { signal } from '@preact/signals'
import type { Page } from '../store'
import { decisionFile, merged, packDecisions, readDecisionFile, suppressionFile, unpackDecisions, withDecision, type Decision, type Decisions } from './decisions'
import { COMMENTED, STATES } from './filter'
import { keep, recall } from './storage'
import type { FindingTable } from './table'

interface Step {
  run: number
  row: number
  fingerprint: string
  before: Decision | undefined
}

export interface Taken {
  taken: number
  kept: number
  foreign: number // documents that the page does not have
  broken: number
}

export class Decided {
  /** Counts up with every change of `states`. */
  readonly version = signal(0)
  /** Of each row: index of STATES, and COMMENTED. */
  readonly states: Uint8Array

  private readonly kept: Decisions[] // of each run
  private readonly rowsOf: Map<string, number[]>[] // of each run: rows with a fingerprint, of the parts that were unpacked
  private readonly seen: Set<number>[] // of each run: first units of those parts
  private readonly steps: Step[] = []
  private readonly unsaved = new Set<number>()
  private saving = 0

  constructor(private readonly page: Page, private readonly table: FindingTable) {
    const { runs } = page.head
    this.states = new Uint8Array(table.count)
    this.kept = runs.map((_, run) => unpackDecisions(recall(this.storageKey(run))))
    this.rowsOf = runs.map(() => new Map())
    this.seen = runs.map(() => new Set())
    page.texts.forEach((texts, run) => texts.onPart((first, part) => this.learn(run, first, part)))
    addEventListener('pagehide', () => this.save())
    addEventListener('storage', (event) => {
      const run = runs.findIndex((_, index) => this.storageKey(index) === event.key)
      if (run >= 0) this.replace(run, unpackDecisions(event.newValue))
    })
    for (const run of runs.keys()) this.resolve(run)
  }

  get(run: number, fingerprint: string): Decision | undefined {
    return this.kept[run]?.get(fingerprint)
  }

  /** Rows that the decision for this fingerprint holds for, as far as they are known. */
  alike(run: number, fingerprint: string): readonly number[] {
    return this.rowsOf[run]?.get(fingerprint) ?? []
  }

  decide(row: number, change: Omit<Decision, 'time'>): void {
    const run = this.table.run[row] ?? 0
    const { fingerprint } = change
    this.steps.push({ run, row, fingerprint, before: this.get(run, fingerprint) })
    this.set(run, { ...change, time: new Date().toISOString() })
  }

  get canUndo(): boolean {
    return this.steps.length > 0
  }

  /** Takes the last decision back; the row it was of, null if there is none. */
  undo(): number | null {
    const step = this.steps.pop()
    if (!step) return null
    this.set(step.run, step.before ?? { fingerprint: step.fingerprint, verdict: null, comment: '', unit: 0, time: '' })
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

  suppressions(): string {
    return suppressionFile(this.kept.flatMap((decisions) => [...decisions.values()]))
  }

  all(): string {
    return decisionFile(this.page.head.runs.map(({ key, name }, run) => ({ key, name, decisions: [...(this.kept[run] ?? new Map<string, Decision>()).values()] })))
  }

  /** The decisions of a colleague's file; null: it is no such file. */
  take(text: string): Taken | null {
    const file = readDecisionFile(text)
    if (!file) return null
    const sum: Taken = { taken: 0, kept: 0, foreign: 0, broken: file.broken }
    for (const document of file.documents) {
      const run = this.page.head.runs.findIndex(({ key }) => key === document.key)
      if (run < 0) {
        ++sum.foreign
        continue
      }
      const { decisions, taken, kept } = merged(this.kept[run] ?? new Map<string, Decision>(), document.decisions)
      sum.taken += taken
      sum.kept += kept
      this.steps.length = 0 // steps back would meet decisions they do not know
      this.replace(run, decisions)
      this.markUnsaved(run)
    }
    return sum
  }

  private storageKey(run: number): string {
    return `lacuna.decisions.${this.page.head.runs[run]?.key ?? ''}`
  }

  private set(run: number, decision: Decision): void {
    this.kept[run] = withDecision(this.kept[run] ?? new Map<string, Decision>(), decision)
    this.show(run, decision.fingerprint)
    ++this.version.value
    this.markUnsaved(run)
  }

  private replace(run: number, decisions: Decisions): void {
    const before = this.kept[run] ?? new Map<string, Decision>()
    this.kept[run] = decisions
    for (const fingerprint of new Set([...before.keys(), ...decisions.keys()])) this.show(run, fingerprint)
    ++this.version.value
    this.resolve(run)
  }

  private show(run: number, fingerprint: string): void {
    const decision = this.get(run, fingerprint)
    const state = (decision?.verdict ? STATES.indexOf(decision.verdict) : 0) | (decision?.comment ? COMMENTED : 0)
    for (const row of this.alike(run, fingerprint)) this.states[row] = state
  }

  /** A part was unpacked: its findings' fingerprints are known from now on. */
  private learn(run: number, first: number, part: { findings: { index: number; fingerprint: string }[] }[]): void {
    const seen = this.seen[run]
    const rowsOf = this.rowsOf[run]
    if (!seen || !rowsOf || seen.has(first)) return
    seen.add(first)
    let changed = false
    for (const { findings } of part) {
      for (const { index, fingerprint } of findings) {
        const row = (this.table.firstOf[run] ?? 0) + index
        const rows = rowsOf.get(fingerprint)
        if (rows) rows.push(row)
        else rowsOf.set(fingerprint, [row])
        if (!this.kept[run]?.has(fingerprint)) continue
        this.show(run, fingerprint)
        changed = true
      }
    }
    if (changed) ++this.version.value
  }

  /** Unpacks the parts in which decisions were taken, so that their rows are known. */
  private resolve(run: number): void {
    const texts = this.page.texts[run]
    if (!texts) return
    const parts = new Set([...(this.kept[run]?.values() ?? [])].map(({ unit }) => texts.partOf(unit)))
    void (async () => {
      for (const part of parts) if (part < texts.partCount) await texts.part(part).catch(() => undefined)
    })()
  }

  private markUnsaved(run: number): void {
    this.unsaved.add(run)
    if (this.saving === 0) this.saving = setTimeout(() => this.save(), 100) as unknown as number
  }

  private save(): void {
    clearTimeout(this.saving)
    this.saving = 0
    for (const run of this.unsaved) keep(this.storageKey(run), packDecisions(this.kept[run] ?? new Map<string, Decision>()))
    this.unsaved.clear()
  }
}
