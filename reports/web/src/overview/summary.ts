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
  unitsWithFindings: number
  rules: RuleCount[] // most critical findings first, then most major, then most
}

export function summarise({ findings, rules, checks }: Pick<RunHead, 'findings' | 'rules' | 'checks'>): Summary {
  const counts: RuleCount[] = rules.map((rule) => ({
    rule,
    bySeverity: [0, 0, 0],
    total: 0,
    opportunities: checks.find((check) => check.rule === rule)?.opportunities ?? null,
  }))
  const bySeverity: Summary['bySeverity'] = [0, 0, 0]
  findings.rule.forEach((rule, index) => {
    const severity = findings.severity[index] as Severity
    ++bySeverity[severity]
    const count = counts[rule]
    if (!count) return
    ++count.bySeverity[severity]
    ++count.total
  })
  const worstFirst = (a: RuleCount, b: RuleCount): number =>
    b.bySeverity[2] - a.bySeverity[2] || b.bySeverity[1] - a.bySeverity[1] || b.total - a.total || (a.rule < b.rule ? -1 : 1)
  return {
    findings: findings.rule.length,
    bySeverity,
    unitsWithFindings: new Set(findings.unit).size,
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
