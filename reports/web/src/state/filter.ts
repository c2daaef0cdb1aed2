// Which findings are shown, and how many each choice of a filter would show.
import type { Severity } from '../model'
import type { FindingTable } from './table'

export const STATES = ['open', 'accepted', 'dismissed'] as const
export type State = (typeof STATES)[number]
export const COMMENTED = 4 // flag beside the state's number

export interface Filter {
  checks: ReadonlySet<string> // empty: all; so with the others
  severities: ReadonlySet<Severity>
  runs: ReadonlySet<number>
  states: ReadonlySet<State>
  commented: boolean // only those with a comment
  minimum: number // least probability
  query: string // folded; '': all
}

export const NO_FILTER: Filter = { checks: new Set(), severities: new Set(), runs: new Set(), states: new Set(), commented: false, minimum: 0, query: '' }

export function filterCount(filter: Filter): number {
  const { checks, severities, runs, states, commented, minimum } = filter
  return [checks.size > 0, severities.size > 0, runs.size > 0, states.size > 0 || commented, minimum > 0].filter(Boolean).length
}

export interface Counts {
  checks: number[] // by index of the table's rules
  severities: number[]
  runs: number[]
  states: number[]
  commented: number
}

export interface Filtered {
  rows: Uint32Array // in the order that was given
  counts: Counts // of each choice, under the other filters
}

/** `states`: of each row, index of STATES and perhaps COMMENTED; `found`: rows that the search found, 1 each; null: all. */
export function applyFilter(table: FindingTable, order: Uint32Array, filter: Filter, states: Uint8Array, found: Uint8Array | null): Filtered {
  const rows = new Uint32Array(order.length)
  let shown = 0
  const counts: Counts = { checks: table.rules.map(() => 0), severities: [0, 0, 0], runs: table.firstOf.map(() => 0), states: [0, 0, 0], commented: 0 }
  const checks = table.rules.map((rule) => filter.checks.size === 0 || filter.checks.has(rule))
  const severities = [0, 1, 2].map((severity) => filter.severities.size === 0 || filter.severities.has(severity as Severity))
  const runs = table.firstOf.map((_, run) => filter.runs.size === 0 || filter.runs.has(run))
  const wanted = STATES.map((state) => filter.states.size === 0 || filter.states.has(state))
  for (let at = 0; at < order.length; ++at) {
    const row = order[at]!
    if ((found && !found[row]) || table.probability[row]! < filter.minimum) continue
    const rule = table.rule[row]!
    const severity = table.severity[row]!
    const run = table.run[row]!
    const state = states[row]! & 3
    const commented = (states[row]! & COMMENTED) !== 0
    // Bits of the filters that leave the row out. A choice counts what its own filter alone leaves out, too.
    const out = (checks[rule] ? 0 : 1) | (severities[severity] ? 0 : 2) | (runs[run] ? 0 : 4) | (wanted[state] ? 0 : 8) | (filter.commented && !commented ? 16 : 0)
    if (out === 0) rows[shown++] = row
    if ((out & ~1) === 0) ++counts.checks[rule]!
    if ((out & ~2) === 0) ++counts.severities[severity]!
    if ((out & ~4) === 0) ++counts.runs[run]!
    if ((out & ~8) === 0) ++counts.states[state]!
    if ((out & ~16) === 0 && commented) ++counts.commented
  }
  return { rows: rows.slice(0, shown), counts }
}
