// The work list on paper.
import { SeverityBadge } from '../../components/basics'
import { Pair } from '../../components/pair'
import { number, percent } from '../../i18n'
import { checkName } from '../../names'
import { reasonLanguage, reasonText } from '../../reasons'
import type { FindingTexts, UnitTexts } from '../../model'
import { STATES } from '../../state/filter'
import { ruleOf, severityOf } from '../../state/table'
import type { Work } from '../../state/work'
import { stateName, t } from '../work/words'
import { PrintedHead } from './printed_head'

export interface PrintedRow {
  row: number
  unit: UnitTexts
  finding: FindingTexts
}

export function PrintedFindings({ work, rows, missing }: { work: Work; rows: PrintedRow[]; missing: string | null }) {
  const { table, page, decided } = work
  return (
    <>
      <PrintedHead title={t('title')} runs={page.head.runs} />
      <p class="printed-note">{t('shown', { shown: number(rows.length), all: number(table.count) })}</p>
      {rows.map(({ row, unit, finding }, index) => {
        const run = page.head.runs[table.run[row] ?? 0]!
        const state = STATES[(decided.states[row] ?? 0) & 3] ?? 'open'
        const comment = decided.get(finding.fingerprint)?.comment
        return (
          <section key={row} class="printed-finding">
            <header class="row-head">
              <span class="figures">{index + 1}.</span>
              <SeverityBadge severity={severityOf(table, row)} />
              <h2>{checkName(ruleOf(table, row))}</h2>
              <span class="figures">{t('probability', { share: percent(table.probability[row] ?? 0) })}</span>
              <span class="row-place">
                {[page.head.runs.length > 1 ? run.name : '', unit.name, t('passage', { number: number((table.unit[row] ?? 0) + 1) }), unit.line > 0 ? t('line', { line: number(unit.line) }) : '']
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
              {state !== 'open' && <span class="state">{stateName(state)}</span>}
            </header>
            <p class="message" lang={reasonLanguage(finding.message)} dir="auto">
              {reasonText(finding.message)}
            </p>
            <Pair unit={unit} run={run} shown={finding.index} dismissed={(index) => work.isDismissed(table.run[row] ?? 0, index)} />
            {finding.suggestion !== null && (
              <p class="suggestion">
                {t('suggestion')}: <ins dir="auto">{finding.suggestion || t('delete_it')}</ins>
              </p>
            )}
            {comment && <p class="comment">{comment}</p>}
          </section>
        )
      })}
      {missing && <p class="printed-note">{missing}</p>}
    </>
  )
}
