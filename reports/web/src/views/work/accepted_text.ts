// The accepted findings as text, for a letter to whoever mends the translation.
import { percent } from '../../i18n'
import { checkName, severityName } from '../../names'
import { ruleOf, severityOf } from '../../state/table'
import type { Work } from '../../state/work'
import { SIDES, sideName } from '../../components/pair'
import { t } from './words'

export async function acceptedText(work: Work): Promise<{ text: string; count: number }> {
  const { table, page, decided } = work
  const entries: string[] = []
  for (let row = 0; row < table.count; ++row) {
    if (((decided.states[row] ?? 0) & 3) !== 1) continue
    const run = table.run[row] ?? 0
    const unit = await page.texts[run]!.unit(table.unit[row] ?? 0)
    const finding = unit.findings.find(({ index }) => index === table.index[row])
    if (!finding) continue
    const place = [page.head.runs[run]!.name, unit.name, t('passage', { number: (table.unit[row] ?? 0) + 1 }), unit.line > 0 ? t('line', { line: unit.line }) : '']
    const lines = [
      `${entries.length + 1}. ${checkName(ruleOf(table, row))} (${severityName(severityOf(table, row))}, ${percent(table.probability[row] ?? 0)}) – ${place.filter((part) => part !== '').join(', ')}`,
      `   ${finding.message}`,
      ...SIDES.filter((side) => unit[side] !== null).map((side) => `   ${sideName(side)}: ${unit[side]}`),
    ]
    if (finding.suggestion !== null) lines.push(`   ${t('suggestion')}: ${finding.suggestion || t('delete_it')}`)
    const comment = decided.get(finding.fingerprint)?.comment
    if (comment) lines.push(`   ${t('comment')}: ${comment}`)
    entries.push(lines.join('\n'))
  }
  return { text: entries.join('\n\n') + (entries.length > 0 ? '\n' : ''), count: entries.length }
}
