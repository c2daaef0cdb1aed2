// Findings by check and severity: a bar for each check, its parts told apart by shade, hatching and number.
import { SeverityShape, Table } from '../components/basics'
import { messages, number, percent } from '../i18n'
import { SEVERITIES, type Severity } from '../model'
import { checkName, severityName } from '../names'
import { Figure } from '../charts/figure'
import type { Page } from '../store'
import type { RuleCount, Summary } from './summary'
import { WorkLink } from './work_link'

const t = messages({
  summary: { en: 'Most of the findings: {check} ({count} of {all}). A click leads to them.', vi: 'Nhiều nhất: {check} ({count} trong {all}). Bấm vào để xem.' },
  only: { en: 'All findings are of one check: {check}. A click leads to them.', vi: 'Mọi phát hiện đều thuộc một phép kiểm tra: {check}. Bấm vào để xem.' },
  check: { en: 'Check', vi: 'Phép kiểm tra' },
  all: { en: 'All', vi: 'Tổng' },
  looked: { en: 'Places looked at', vi: 'Số chỗ đã xét' },
  rate: { en: 'Findings per place', vi: 'Tỉ lệ' },
})

const WORST_FIRST = [2, 1, 0] as const

function Row({ count, page, run, most }: { count: RuleCount; page: Page; run: number; most: number }) {
  return (
    <li>
      <WorkLink class="check-row" page={page} run={run} rule={count.rule}>
        <span class="check-name">{checkName(count.rule)}</span>
        <span class="check-bar">
          {WORST_FIRST.map(
            (severity) =>
              count.bySeverity[severity] > 0 && (
                <span key={severity} class={`bar-part ${SEVERITIES[severity]}`} style={{ width: `${(100 * count.bySeverity[severity]) / most}%` }} />
              ),
          )}
        </span>
        <span class="check-counts figures">
          {WORST_FIRST.map((severity) => (
            <span key={severity} class={`of-severity ${SEVERITIES[severity]}`}>
              {count.bySeverity[severity] > 0 && (
                <>
                  <SeverityShape severity={severity} />
                  {number(count.bySeverity[severity])}
                  <span class="vh"> {severityName(severity)}</span>
                </>
              )}
            </span>
          ))}
        </span>
      </WorkLink>
    </li>
  )
}

export function Checks({ summary, page, run }: { summary: Summary; page: Page; run: number }) {
  const { rules, findings } = summary
  const largest = rules.reduce((a, b) => (b.total > a.total ? b : a))
  const digits = Math.max(...rules.flatMap(({ bySeverity }) => bySeverity.map((count) => number(count).length)))
  return (
    <Figure
      summary={rules.length === 1 ? t('only', { check: checkName(largest.rule) }) : t('summary', { check: checkName(largest.rule), count: number(largest.total), all: number(findings) })}
      table={() => (
        <Table caption={t('check')}>
          <thead>
            <tr>
              <th scope="col">{t('check')}</th>
              {WORST_FIRST.map((severity: Severity) => (
                <th key={severity} scope="col" class="number">{severityName(severity)}</th>
              ))}
              <th scope="col" class="number">{t('all')}</th>
              <th scope="col" class="number">{t('looked')}</th>
              <th scope="col" class="number">{t('rate')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ rule, bySeverity, total, opportunities }) => (
              <tr key={rule}>
                <th scope="row">{checkName(rule)} {checkName(rule) !== rule && <code class="quiet">{rule}</code>}</th>
                {WORST_FIRST.map((severity) => (
                  <td key={severity} class="number">{number(bySeverity[severity])}</td>
                ))}
                <td class="number">{number(total)}</td>
                <td class="number">{opportunities === null ? '' : number(opportunities)}</td>
                <td class="number">{opportunities ? percent(Math.min(1, total / opportunities)) : ''}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    >
      <ul class="checks" style={{ '--digits': String(digits) }}>
        {rules.map((count) => (
          <Row key={count.rule} count={count} page={page} run={run} most={largest.total} />
        ))}
      </ul>
    </Figure>
  )
}
