// Scores and findings of a history's runs as lines: one plot for each metric, one line for each suite.
import type { HistoryRun } from '../model'

export interface Line {
  name: string // suite
  values: (number | null)[] // of each run
}

export interface Trend {
  metric: string // '': findings
  lowerIsBetter: boolean
  lines: Line[]
}

const push = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const there = map.get(key)
  if (there !== undefined) return there
  const made = make()
  map.set(key, made)
  return made
}

/** Findings first, then the metrics in the order in which the runs name them; what never has a value is left out. */
export function trends(history: readonly HistoryRun[]): Trend[] {
  const metrics = new Map<string, { lowerIsBetter: boolean; suites: Map<string, Line> }>()
  const line = (metric: string, suite: string, lowerIsBetter: boolean): Line => {
    const { suites } = push(metrics, metric, () => ({ lowerIsBetter, suites: new Map<string, Line>() }))
    return push(suites, suite, () => ({ name: suite, values: history.map(() => null) }))
  }
  history.forEach((run, index) => {
    for (const { suite, checked, minor, major, critical } of run.findings) {
      if (checked) line('', suite, true).values[index] = minor + major + critical
    }
  })
  history.forEach((run, index) => {
    for (const { suite, metric, lower_is_better, value } of run.scores) line(metric, suite, lower_is_better).values[index] = value
  })
  return [...metrics]
    .map(([metric, { lowerIsBetter, suites }]) => ({
      metric,
      lowerIsBetter,
      lines: [...suites.values()].filter(({ values }) => values.some((value) => value !== null)),
    }))
    .filter(({ lines }) => lines.length > 0)
}

/** The last value of a line, and the one before it. */
export function lastTwo({ values }: Line): { last: number; before: number | null } {
  const known = values.filter((value) => value !== null)
  return { last: known[known.length - 1] ?? 0, before: known[known.length - 2] ?? null }
}
