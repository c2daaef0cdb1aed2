// Who is better, by which metrics.
import type { Comparison, Difference, MetricComparison } from '../model'

export type Outcome = 'better' | 'worse' | 'chance'

type Direction = Pick<MetricComparison, 'better' | 'ideal'>

/** Which of two values is better by the metric: > 0 the first, < 0 the second, 0 neither. */
export function compareValues({ better, ideal }: Direction, a: number, b: number): number {
  if (better === 'nearer to ideal') return Math.abs(b - (ideal ?? 0)) - Math.abs(a - (ideal ?? 0))
  return better === 'higher' ? a - b : b - a
}

export function outcomeOf(metric: Direction, { score, baseline_score, significant }: Pick<Difference, 'score' | 'baseline_score' | 'significant'>): Outcome {
  const gain = compareValues(metric, score, baseline_score)
  return !significant || gain === 0 ? 'chance' : gain > 0 ? 'better' : 'worse'
}

export interface Tally {
  system: number
  metrics: Record<Outcome, string[]> // names
}

/** One for each system but the first, of the metrics that were tested. */
export function tallies({ systems, metrics }: Pick<Comparison, 'systems' | 'metrics'>): Tally[] {
  return systems.slice(1).map((_, index) => {
    const tally: Tally = { system: index + 1, metrics: { better: [], worse: [], chance: [] } }
    for (const metric of metrics) {
      const difference = metric.differences.find(({ system }) => system === index + 1)
      if (difference) tally.metrics[outcomeOf(metric, difference)].push(metric.metric)
    }
    return tally
  })
}

/** Which of the values are the best; none where all are the same, or but one is known. */
export function best(values: readonly (number | null)[], better: (a: number, b: number) => number): number[] {
  const known = values.filter((value) => value !== null)
  const first = known[0]
  if (first === undefined || known.length < 2) return []
  const wanted = known.reduce((a, b) => (better(b, a) > 0 ? b : a), first)
  const winners = values.flatMap((value, index) => (value !== null && better(wanted, value) === 0 ? [index] : []))
  return winners.length === known.length ? [] : winners
}
