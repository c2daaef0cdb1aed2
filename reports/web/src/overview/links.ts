// Where the overview leads to.
import type { Severity } from '../model'
import { fragmentOf } from '../store'

/** The work list of a run, or its finding `item`; of one check and severity only, where they are given. */
export function workLink(run: number, { item = null }: { item?: number | null; rule?: string; severity?: Severity } = {}): string {
  return fragmentOf({ view: 'work', run, item })
}
