// What the browser's own print command prints, by view.
import type { VNode } from 'preact'
import type { UnitTexts } from '../../model'
import { flaggedOnly, targetOnly, unitsShown } from '../../state/reading'
import { workOf } from '../../state/work'
import { place, type Page } from '../../store'
import { missing, PRINTED_FINDINGS, PRINTED_UNITS, printDocument, printFindings } from './print'
import { PrintedDocument } from './printed_document'
import { PrintedFindings } from './printed_findings'

export interface PrintJob {
  prepared: () => Promise<void> // everything unpacked first
  atOnce: () => VNode // with the texts that are here
}

export function printJob(page: Page): PrintJob | null {
  const { view, run } = place.peek()
  if (view === 'work') {
    const work = workOf(page)
    return {
      prepared: () => printFindings(work),
      atOnce: () => {
        const { rows } = work.filtered.peek()
        const printed = [...rows.subarray(0, PRINTED_FINDINGS)].flatMap((row) => {
          const unit = work.unitOf(row)
          const finding = work.findingOf(row)
          return unit && finding ? [{ row, unit, finding }] : []
        })
        return <PrintedFindings work={work} rows={printed} missing={missing('unprepared', rows.length - printed.length)} />
      },
    }
  }
  if (view === 'document') {
    const head = page.head.runs[run]!
    const units = unitsShown(head, flaggedOnly.peek())
    return {
      prepared: () => printDocument(page, { run, units, targetOnly: targetOnly.peek() }),
      atOnce: () => {
        const texts = new Map<number, UnitTexts>()
        for (const unit of units.subarray(0, PRINTED_UNITS)) {
          const here = page.texts[run]?.peek(unit)
          if (here) texts.set(unit, here)
        }
        return <PrintedDocument work={workOf(page)} run={run} units={[...texts.keys()]} texts={texts} missing={missing('unprepared', units.length - texts.size)} targetOnly={targetOnly.peek()} />
      },
    }
  }
  return null
}
