// The document view's state: which units of a run it shows, and how.
import { signal } from '@preact/signals'
import type { RunHead } from '../model'

export const targetOnly = signal(false)
export const flaggedOnly = signal(false)

/** The units that are shown, in reading order. */
export function unitsShown(run: RunHead, onlyFlagged: boolean): Uint32Array {
  if (onlyFlagged) return Uint32Array.from(new Set(run.findings.unit)).sort()
  return Uint32Array.from({ length: run.units.count }, (_, unit) => unit)
}
