// Several runs side by side, a row each; the one that the page below is about is marked.
import { Table } from '../components/basics'
import { messages, number, percent } from '../i18n'
import type { RunHead } from '../model'
import { severityName } from '../names'
import { fragmentOf } from '../store'
import { metricName, metricValue } from './score_names'
import { summarise } from './summary'

const t = messages({
  runs: { en: '{count} translations', vi: '{count} bản dịch' },
  run: { en: 'Translation', vi: 'Bản dịch' },
  passages: { en: 'Passages', vi: 'Số đoạn' },
  findings: { en: 'Findings', vi: 'Phát hiện' },
  withFindings: { en: 'Passages with findings', vi: 'Đoạn có phát hiện' },
  shown: { en: 'shown below', vi: 'xem bên dưới' },
})

export function Runs({ runs, shown }: { runs: readonly RunHead[]; shown: number }) {
  const metrics = [...new Set(runs.flatMap((run) => run.scores.filter(({ value }) => value !== null).map(({ metric }) => metric)))]
  return (
    <section class="panel">
      <h1>{t('runs', { count: number(runs.length) })}</h1>
      <Table caption={t('runs', { count: number(runs.length) })}>
        <thead>
          <tr>
            <th scope="col">{t('run')}</th>
            <th scope="col" class="number">{t('passages')}</th>
            <th scope="col" class="number">{t('findings')}</th>
            {([2, 1, 0] as const).map((severity) => (
              <th key={severity} scope="col" class="number">{severityName(severity)}</th>
            ))}
            <th scope="col" class="number">{t('withFindings')}</th>
            {metrics.map((metric) => (
              <th key={metric} scope="col" class="number">{metricName(metric)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run, index) => {
            const { findings, bySeverity, units, unitsWithFindings } = summarise(run)
            return (
              <tr key={run.name} class={index === shown ? 'is-shown' : undefined}>
                <th scope="row">
                  <a href={fragmentOf({ view: 'overview', run: index, item: null })} aria-current={index === shown ? 'true' : undefined}>
                    {run.name}
                  </a>
                  {index === shown && <span class="quiet tiny shown-note">{t('shown')}</span>}
                </th>
                <td class="number">{number(units)}</td>
                <td class="number"><b>{number(findings)}</b></td>
                {([2, 1, 0] as const).map((severity) => (
                  <td key={severity} class="number">{number(bySeverity[severity])}</td>
                ))}
                <td class="number">{unitsWithFindings === null ? '–' : percent(units ? unitsWithFindings / units : 0)}</td>
                {metrics.map((metric) => {
                  const value = run.scores.find((score) => score.metric === metric)?.value ?? null
                  return <td key={metric} class="number">{value === null ? '–' : metricValue(metric, value)}</td>
                })}
              </tr>
            )
          })}
        </tbody>
      </Table>
    </section>
  )
}
