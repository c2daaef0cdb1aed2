// What buttons and keys do with findings.
import { announce } from '../../state/announce'
import type { Verdict } from '../../state/decisions'
import type { Work } from '../../state/work'
import { go } from '../../store'
import { t } from './words'

/** The row that comes when the cursor leaves `row` in that direction; null: there is none. */
export function neighbour(work: Work, row: number | null, step: 1 | -1): number | null {
  const { rows } = work.filtered.peek()
  const at = row === null ? -1 : rows.indexOf(row)
  if (at < 0) return rows[step > 0 ? 0 : rows.length - 1] ?? null
  return rows[at + step] ?? null
}

export function undo(work: Work): void {
  const row = work.decided.undo()
  announce(t(row === null ? 'nothing_to_undo' : 'did_undo'))
  if (row !== null) work.select(row)
}

/** Where the cursor goes after a decision: to the next finding that is open; it stays where there is none. */
function nextOpen(work: Work, from: Uint32Array, row: number): number | undefined {
  // The filters may show the row no more, nor those that the decision holds for, too.
  const left = work.filtered.peek().rows
  const open = (other: number): boolean => ((work.decided.states[other] ?? 0) & 3) === 0
  return from.find((other) => open(other) && left.includes(other)) ?? (left.includes(row) ? undefined : left.at(-1))
}

let last: { row: number; fingerprint: string } | null = null // what a key decided last

/** Decides; with `moveOn` the cursor goes on, as one works through a list. Whether something was decided. */
export function decide(work: Work, row: number, verdict: Verdict, moveOn: boolean): boolean {
  const { rows } = work.filtered.peek()
  const behind = rows.subarray(rows.indexOf(row) + 1)
  const fingerprint = work.findingOf(row)?.fingerprint ?? ''
  // One that the last decision settled, too, is not opened again by going on.
  const settled = moveOn && last !== null && last.fingerprint === fingerprint && last.row !== row && work.decided.get(fingerprint)?.verdict === verdict
  const now = settled ? verdict : work.setVerdict(row, verdict)
  if (now === undefined) return false
  if (moveOn) last = { row, fingerprint }
  const alike = work.decided.alike(fingerprint).length
  const said = t(now === null ? 'did_reopened' : now === 'accepted' ? 'did_accepted' : 'did_dismissed')
  announce(alike > 1 ? `${said} ${t('alike', { count: alike })}` : said, () => undo(work))
  if (moveOn && now !== null) {
    const next = nextOpen(work, behind, row)
    if (next !== undefined) work.select(next)
  }
  return true
}

export function comment(work: Work, row: number, text: string): void {
  work.setComment(row, text.trim())
  announce(t('did_commented'), () => undo(work))
}

export function openInDocument(work: Work, row: number): void {
  go({ view: 'document', run: work.table.run[row] ?? 0, item: work.table.unit[row] ?? 0 })
}
