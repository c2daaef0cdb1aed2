// Where something of the source is missing.
import type { RunHead } from '../model'
import type { Column } from './columns'

export function gapUnits({ findings, rules, units }: Pick<RunHead, 'findings' | 'rules' | 'units'>): Set<number> {
  const gaps = new Set<number>()
  findings.rule.forEach((rule, index) => {
    const name = rules[rule]
    if (name === 'omission' || name === 'empty') gaps.add(findings.unit[index] ?? 0)
  })
  for (let unit = 0; unit < units.count; ++unit) {
    if (units.sourceLength[unit] !== null && units.targetLength[unit] === null) gaps.add(unit)
  }
  return gaps
}

/** How many gaps there are in each column. */
export function gapsByColumn(gaps: ReadonlySet<number>, made: readonly Column[]): number[] {
  const counts = made.map(() => 0)
  const each = made[0] ? made[0].last - made[0].first + 1 : 1
  for (const unit of gaps) {
    const column = Math.floor(unit / each)
    if (column < counts.length) ++counts[column]!
  }
  return counts
}

/** Where most gaps are: in one third of the document, if more than 60 % are; null: all over it. */
export function whereGaps(gaps: ReadonlySet<number>, count: number): 'start' | 'middle' | 'end' | null {
  const thirds: [number, number, number] = [0, 0, 0]
  for (const unit of gaps) ++thirds[Math.min(2, Math.floor((3 * unit) / count))]!
  const most = Math.max(...thirds)
  if (most <= 0.6 * gaps.size) return null
  return (['start', 'middle', 'end'] as const)[thirds.indexOf(most)] ?? null
}
