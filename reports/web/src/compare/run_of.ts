// Where a system's passages stand in the page's runs.
import type { Comparison, RunHead } from '../model'

/**
 * The run that a system's passages are of, number by number; null: the page has none, or its passages are not those of the
 * comparison (runs that cut the source at other places are joined up to common borders).
 */
export function runOf({ systems, unit_count }: Pick<Comparison, 'systems' | 'unit_count'>, system: number, runs: readonly RunHead[]): number | null {
  const wanted = systems[system]
  if (!wanted || runs.length === 0 || runs.some(({ units }) => units.count !== unit_count)) return null
  const run = runs.findIndex(({ name }) => name === wanted.name)
  return run >= 0 ? run : runs.length === systems.length ? system : null
}
