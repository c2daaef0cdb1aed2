// The findings of all runs in one table: row r of it is finding `index[r]` of run `run[r]`.
import type { RunHead, Severity } from '../model'

export interface FindingTable {
  count: number
  run: Uint16Array
  index: Uint32Array
  rule: Uint16Array // index of `rules`
  severity: Uint8Array
  probability: Float64Array
  unit: Uint32Array
  rules: string[] // by frequency, then name
  firstOf: number[] // row of each run's first finding
}

export function tableOf(runs: readonly RunHead[]): FindingTable {
  const count = runs.reduce((sum, { findings }) => sum + findings.rule.length, 0)
  const frequency = new Map<string, number>()
  for (const { rules, findings } of runs) for (const rule of findings.rule) frequency.set(rules[rule] ?? '', (frequency.get(rules[rule] ?? '') ?? 0) + 1)
  const rules = [...frequency].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([rule]) => rule)
  const number = new Map(rules.map((rule, index) => [rule, index]))
  const table: FindingTable = {
    count,
    run: new Uint16Array(count),
    index: new Uint32Array(count),
    rule: new Uint16Array(count),
    severity: new Uint8Array(count),
    probability: new Float64Array(count),
    unit: new Uint32Array(count),
    rules,
    firstOf: [],
  }
  let row = 0
  runs.forEach(({ rules: names, findings }, run) => {
    table.firstOf.push(row)
    findings.rule.forEach((rule, index) => {
      table.run[row] = run
      table.index[row] = index
      table.rule[row] = number.get(names[rule] ?? '') ?? 0
      table.severity[row] = findings.severity[index] ?? 0
      table.probability[row] = findings.probability[index] ?? 0
      table.unit[row] = findings.unit[index] ?? 0
      ++row
    })
  })
  return table
}

export const severityOf = (table: FindingTable, row: number): Severity => (table.severity[row] ?? 0) as Severity
export const ruleOf = (table: FindingTable, row: number): string => table.rules[table.rule[row] ?? 0] ?? ''

export const SORTS = ['worst', 'surest', 'reading', 'check'] as const
export type Sort = (typeof SORTS)[number]

/** The rows in that order. Each run's findings come worst first; those of several runs are merged by severity and probability. */
export function orderOf(table: FindingTable, sort: Sort): Uint32Array {
  const rows = Uint32Array.from({ length: table.count }, (_, row) => row)
  const { run, index, rule, severity, probability, unit, firstOf } = table
  const worst = (a: number, b: number): number =>
    run[a] === run[b] ? index[a]! - index[b]! : severity[b]! - severity[a]! || probability[b]! - probability[a]! || run[a]! - run[b]!
  switch (sort) {
    case 'worst':
      return firstOf.length < 2 ? rows : rows.sort(worst)
    case 'surest':
      return rows.sort((a, b) => probability[b]! - probability[a]! || worst(a, b))
    case 'reading':
      return rows.sort((a, b) => run[a]! - run[b]! || unit[a]! - unit[b]! || index[a]! - index[b]!)
    case 'check':
      return rows.sort((a, b) => rule[a]! - rule[b]! || worst(a, b))
  }
}
