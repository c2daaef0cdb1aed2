// Systems by metrics: values, intervals, and what the difference from the first is worth.
import { Table } from '../components/basics'
import { messages, number } from '../i18n'
import type { Comparison, Difference, MetricComparison } from '../model'
import { Fold } from '../charts/figure'
import { metricName } from '../overview/score_names'
import { Signature } from '../overview/scores'
import { best, compareValues, outcomeOf, type Outcome } from './verdict'
import { shape, shown, signed } from './wording'

const t = messages({
  scores: { en: 'Scores of the systems', vi: 'Điểm của các hệ thống' },
  system: { en: 'System', vi: 'Hệ thống' },
  baseline: { en: 'baseline', vi: 'mốc so sánh' },
  higherIsBetter: { en: 'higher is better', vi: 'càng cao càng tốt' },
  lowerIsBetter: { en: 'lower is better', vi: 'càng thấp càng tốt' },
  nearerIsBetter: { en: 'nearer to {ideal} is better', vi: 'càng gần {ideal} càng tốt' },
  isBetter: { en: 'better', vi: 'tốt hơn' },
  isWorse: { en: 'worse', vi: 'kém hơn' },
  isChance: { en: 'could be chance', vi: 'có thể do ngẫu nhiên' },
  bestOf: { en: 'best', vi: 'cao nhất' },
  undefinedScore: { en: 'none: {reason}', vi: 'không có: {reason}' },
  signatures: { en: 'How the scores were computed', vi: 'Cách tính các điểm' },
  metric: { en: 'Metric', vi: 'Thước đo' },
  signature: { en: 'Signature', vi: 'Chữ ký' },
})

const BETTER = { higher: 'higherIsBetter', lower: 'lowerIsBetter', 'nearer to ideal': 'nearerIsBetter' } as const
const OUTCOMES = { better: 'isBetter', worse: 'isWorse', chance: 'isChance' } as const
const SIGNS: Record<Outcome, string> = { better: '▲', worse: '▼', chance: '○' }

export const outcomeName = (outcome: Outcome): string => t(OUTCOMES[outcome])

export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  return (
    <span class={`outcome ${outcome}`}>
      <span aria-hidden="true">{SIGNS[outcome]}</span> {outcomeName(outcome)}
    </span>
  )
}

export const directionName = ({ better, ideal }: MetricComparison): string => t(BETTER[better], { ideal: number(ideal ?? 0, Number.isInteger(ideal) ? 0 : 2) })

function Cell({ metric, system, isBest }: { metric: MetricComparison; system: number; isBest: boolean }) {
  const entry = metric.systems[system]
  const difference: Difference | undefined = metric.differences.find((candidate) => candidate.system === system)
  if (!entry) return <td />
  const { score, interval } = entry
  if (score.value === null) return <td class="quiet small">{t('undefinedScore', { reason: score.reason ?? '' })}</td>
  return (
    <td class="number score-cell">
      <span class={isBest ? 'score is-best' : 'score'}>
        {shown(score.value, shape(metric))}
        {isBest && <span class="vh"> ({t('bestOf')})</span>}
      </span>
      {interval && <span class="quiet small"> ± {shown(interval.half_width, shape(metric))}</span>}
      {difference && (
        <span class="block">
          <span class="small">{signed(difference.difference, shape(metric))}</span> <OutcomeBadge outcome={outcomeOf(metric, difference)} />
        </span>
      )}
    </td>
  )
}

export function ScoresTable({ comparison }: { comparison: Comparison }) {
  const { systems, metrics } = comparison
  const winners = metrics.map((metric) => best(metric.systems.map(({ score }) => score.value), (a, b) => compareValues(metric, a, b)))
  return (
    <>
      <Table caption={t('scores')}>
        <thead>
          <tr>
            <th scope="col">{t('system')}</th>
            {metrics.map((metric) => (
              <th key={metric.metric} scope="col" class="number">
                <span class="metric-name">{metricName(metric.metric)}</span>
                <span class="block tiny quiet">{directionName(metric)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {systems.map(({ name }, system) => (
            <tr key={name}>
              <th scope="row">
                <SystemName name={name} system={system} />
              </th>
              {metrics.map((metric, index) => (
                <Cell key={metric.metric} metric={metric} system={system} isBest={winners[index]?.includes(system) ?? false} />
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {metrics.some((metric) => metric.systems.some(({ score }) => score.signature)) && (
        <Fold title={t('signatures')}>
          {() => (
            <dl class="signatures">
              {metrics.map((metric) => {
                const signatures = [...new Set(metric.systems.map(({ score }) => score.signature).filter(Boolean))]
                return (
                  signatures.length > 0 && (
                    <div key={metric.metric}>
                      <dt>{metricName(metric.metric)}</dt>
                      {signatures.map((signature) => (
                        <dd key={signature}><Signature metric={metric.metric} signature={signature} /></dd>
                      ))}
                    </div>
                  )
                )
              })}
            </dl>
          )}
        </Fold>
      )}
    </>
  )
}

/** A system's name with the colour and the letter that it has in every drawing. */
export function SystemName({ name, system }: { name: string; system: number }) {
  return (
    <span class="system-name">
      <span class={`system-key series-${(system % 6) + 1}`} aria-hidden="true">{String.fromCharCode(65 + (system % 26))}</span>
      <bdi>{name}</bdi>
      {system === 0 && <span class="quiet tiny"> {t('baseline')}</span>}
    </span>
  )
}
