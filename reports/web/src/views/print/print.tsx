// Printing: what is to be printed is drawn in full, below the application, which paper does not show (style/print.css).
import { render, type VNode } from 'preact'
import { messages, number } from '../../i18n'
import type { UnitTexts } from '../../model'
import { announce } from '../../state/announce'
import { workOf, type Work } from '../../state/work'
import type { Page } from '../../store'
import { PrintedDocument } from './printed_document'
import { PrintedFindings, type PrintedRow } from './printed_findings'

const w = messages({
  preparing: { en: 'Preparing {count} for print …', vi: 'Đang chuẩn bị in {count} …' },
  cut_findings: { en: 'Findings that are not printed: {left}. Narrow the filters down to print them.', vi: 'Còn {left} phát hiện không in: hãy lọc hẹp lại để in.' },
  cut_units: { en: 'Passages that are not printed: {left}.', vi: 'Còn {left} đoạn không in.' },
  unprepared: {
    en: '{left} more were not unpacked yet and are missing here: use the page’s own print button or Ctrl+P.',
    vi: 'Còn {left} mục chưa kịp mở nên không có ở đây: hãy dùng nút In của trang hoặc Ctrl+P.',
  },
})

/** What is said of what is left out; null: nothing is. */
export function missing(why: 'cut_findings' | 'cut_units' | 'unprepared', left: number): string | null {
  return left > 0 ? w(why, { left: number(left) }) : null
}

/** More than that is no reading on paper: about 400 pages. */
export const PRINTED_UNITS = 5000
export const PRINTED_FINDINGS = 2000

function frame(): HTMLElement {
  const known = document.getElementById('print')
  if (known) return known
  const made = document.createElement('div')
  made.id = 'print'
  document.body.append(made)
  return made
}

function show(content: VNode): void {
  render(content, frame())
}

/** Opens the browser's print window once everything is drawn. */
function openPrinter(content: VNode): void {
  const wanted = ready
  ready = content
  show(content)
  window.print()
  ready = wanted
}

let ready: VNode | null = null // drawn by openPrinter: the browser's own printing leaves it alone

async function unitsOf(page: Page, run: number, from: readonly number[]): Promise<Map<number, UnitTexts>> {
  const texts = page.texts[run]!
  const units = new Map<number, UnitTexts>()
  for (const unit of from) {
    const read = texts.peek(unit) ?? (await texts.unit(unit).catch(() => null))
    if (read) units.set(unit, read)
  }
  return units
}

export interface DocumentPrint {
  run: number
  units: ArrayLike<number> // in reading order
  targetOnly: boolean
}

export async function printDocument(page: Page, { run, units, targetOnly }: DocumentPrint): Promise<void> {
  const printed = Array.from({ length: Math.min(units.length, PRINTED_UNITS) }, (_, index) => units[index]!)
  if (printed.length > 500) announce(w('preparing', { count: number(printed.length) }))
  const texts = await unitsOf(page, run, printed)
  openPrinter(<PrintedDocument work={workOf(page)} run={run} units={printed} texts={texts} missing={missing('cut_units', units.length - printed.length)} targetOnly={targetOnly} />)
}

export async function printFindings(work: Work): Promise<void> {
  const { rows } = work.filtered.peek()
  const printed: PrintedRow[] = []
  if (rows.length > 500) announce(w('preparing', { count: number(Math.min(rows.length, PRINTED_FINDINGS)) }))
  for (const row of rows.subarray(0, PRINTED_FINDINGS)) {
    const unit = work.unitOf(row) ?? (await work.page.texts[work.table.run[row] ?? 0]!.unit(work.table.unit[row] ?? 0).catch(() => null))
    const finding = unit?.findings.find(({ index }) => index === work.table.index[row])
    if (unit && finding) printed.push({ row, unit, finding })
  }
  openPrinter(<PrintedFindings work={work} rows={printed} missing={missing('cut_findings', rows.length - printed.length)} />)
}

/**
 * The browser's own commands. Ctrl+P does what the view's button does, `current` says what that is; its menu gives no time to
 * unpack texts: then those that are here are printed. Views without a print of their own print as they stand.
 */
export function watchPrinter(current: () => { prepared: () => Promise<void>; atOnce: () => VNode } | null): void {
  addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
    const job = current()
    if (!job) return
    event.preventDefault()
    void job.prepared()
  })
  addEventListener('beforeprint', () => {
    if (ready) return
    const job = current()
    if (job) show(job.atOnce())
  })
  addEventListener('afterprint', () => {
    const drawn = document.getElementById('print')
    if (!drawn) return
    render(null, drawn)
    drawn.remove()
  })
}
