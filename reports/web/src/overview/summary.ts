// What an overview counts.
import type { RunHead, Severity } from '../model'

export interface RuleCount {
  rule: string
  bySeverity: [minor: number, major: number, critical: number]
  total: number
  opportunities: number | null // places that the check looked at; null: it does not say
}

export interface Summary {
  findings: number
  bySeverity: [minor: number, major: number, critical: number]
  units: number
  unitsWithFindings: number | null // null: of a corpus nobody counts them
  rules: RuleCount[] // most critical findings first, then most major, then most
}

type Counts = RuleCount['bySeverity']

/** How often each rule found something, in the whole of a corpus if it is one. */
function countsOf({ findings, rules, corpus }: Pick<RunHead, 'findings' | 'rules' | 'corpus'>): [rule: string, counts: Counts][] {
  if (corpus) return corpus.findings.map(([rule, ...counts]) => [rule, counts])
  const counts: [string, Counts][] = rules.map((rule) => [rule, [0, 0, 0]])
  findings.rule.forEach((rule, index) => {
    const count = counts[rule]
    if (count) ++count[1][findings.severity[index] as Severity]
  })
  return counts
}

export function summarise(head: Pick<RunHead, 'findings' | 'rules' | 'checks' | 'units' | 'corpus'>): Summary {
  const bySeverity: Counts = [0, 0, 0]
  const counts: RuleCount[] = countsOf(head).map(([rule, ofRule]) => {
    ofRule.forEach((count, severity) => (bySeverity[severity as Severity] += count))
    return {
      rule,
      bySeverity: ofRule,
      total: ofRule[0] + ofRule[1] + ofRule[2],
      opportunities: head.checks.find((check) => check.rule === rule)?.opportunities ?? null,
    }
  })
  const worstFirst = (a: RuleCount, b: RuleCount): number =>
    b.bySeverity[2] - a.bySeverity[2] || b.bySeverity[1] - a.bySeverity[1] || b.total - a.total || (a.rule < b.rule ? -1 : 1)
  return {
    findings: bySeverity[0] + bySeverity[1] + bySeverity[2],
    bySeverity,
    units: head.corpus?.units ?? head.units.count,
    unitsWithFindings: head.corpus ? null : new Set(head.findings.unit).size,
    rules: counts.filter(({ total }) => total > 0).sort(worstFirst),
  }
}

/** A file's size as people say it. */
export function sizeOf(bytes: number): { value: number; unit: 'B' | 'kB' | 'MB' | 'GB'; digits: number } {
  const units = ['B', 'kB', 'MB', 'GB'] as const
  let value = bytes
  let step = 0
  while (value >= 999.5 && step < units.length - 1) {
    value /= 1000
    ++step
  }
  return { value, unit: units[step] ?? 'GB', digits: step > 0 && value < 99.5 ? 1 : 0 }
}
