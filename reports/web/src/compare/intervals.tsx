// Differences from the baseline with their intervals: what is to the right of zero is higher.
import { Table } from '../components/basics'
import { messages, number } from '../i18n'
import type { Comparison, Difference, MetricComparison } from '../model'
import { Figure, Fold } from '../charts/figure'
import { metricName } from '../overview/score_names'
import { scaleOf, shareOf, type Scale } from './scale'
import { directionName, OutcomeBadge, outcomeName, SystemName } from './scores_table'
import { outcomeOf } from './verdict'
import { pValue, shape, shown, signed } from './wording'

const t = messages({
  sentence: { en: '{system}: {difference}, between {low} and {high} ({outcome}).', vi: '{system}: {difference}, trong khoảng {low} đến {high} ({outcome}).' },
  between: { en: '{low} to {high}', vi: '{low} đến {high}' },
  system: { en: 'System', vi: 'Hệ thống' },
  difference: { en: 'Difference', vi: 'Chênh lệch' },
  interval: { en: '{level} interval', vi: 'Khoảng {level}' },
  test: { en: 'Chance?', vi: 'Ngẫu nhiên?' },
  p: { en: 'p', vi: 'p' },
  holm: { en: 'p, corrected (Holm)', vi: 'p, đã hiệu chỉnh (Holm)' },
  detectable: { en: 'Would have been found', vi: 'Mức đủ để phát hiện' },
  agreement: { en: 'People would agree', vi: 'Người đánh giá đồng ý' },
  details: { en: 'All numbers of the tests', vi: 'Toàn bộ số liệu kiểm định' },
  explain: { en: 'What do these words mean?', vi: 'Các từ này nghĩa là gì?' },
  explainBetter: {
    en: '“Better” and “worse” say that the difference is more than chance: if the two systems were as good as each other, one as large would be seen in fewer than {alpha} of such comparisons. This holds for all comparisons of the table together (Holm’s correction).',
    vi: '“Tốt hơn” và “kém hơn” nghĩa là chênh lệch không phải do ngẫu nhiên: nếu hai hệ thống ngang nhau thì chênh lệch lớn như vậy chỉ gặp ở dưới {alpha} số lần so sánh. Điều này đúng cho toàn bộ các phép so sánh trong bảng (hiệu chỉnh Holm).',
  },
  explainChance: {
    en: '“Could be chance” does not say that the systems are the same: this text is too short, or the difference too small, to tell.',
    vi: '“Có thể do ngẫu nhiên” không có nghĩa là hai hệ thống như nhau: văn bản quá ngắn hoặc chênh lệch quá nhỏ nên chưa kết luận được.',
  },
  explainInterval: {
    en: 'The line of a difference is its {level} interval: where the true difference is to be looked for. It comes from {samples} resamples of the passages.',
    vi: 'Đoạn thẳng của mỗi chênh lệch là khoảng tin cậy {level}, nơi chênh lệch thật có thể nằm, tính từ {samples} lần lấy mẫu lại các đoạn.',
  },
  explainIntervalDocuments: {
    en: 'The line of a difference is its {level} interval: where the true difference is to be looked for. It comes from {samples} resamples of the {documents} documents.',
    vi: 'Đoạn thẳng của mỗi chênh lệch là khoảng tin cậy {level}, nơi chênh lệch thật có thể nằm, tính từ {samples} lần lấy mẫu lại {documents} tài liệu.',
  },
  explainDetectable: {
    en: '“Would have been found” is the smallest true difference that a text of this size shows four times out of five.',
    vi: '“Mức đủ để phát hiện” là chênh lệch thật nhỏ nhất mà văn bản cỡ này cho thấy được bốn trong năm lần.',
  },
  explainAgreement: {
    en: '“People would agree”: how often human judges put two systems that differ so much in the same order (Kocmi et al. 2024; for systems of one family).',
    vi: '“Người đánh giá đồng ý”: tỉ lệ người đánh giá xếp hạng giống vậy khi hai hệ thống chênh nhau chừng đó (Kocmi và cộng sự 2024; cho các hệ thống cùng họ).',
  },
})

const WIDTH = 600
const at = (scale: Scale, value: number): number => Math.round(WIDTH * shareOf(scale, value) * 10) / 10

function Axis({ scale, metric }: { scale: Scale; metric: MetricComparison }) {
  return (
    <div class="forest-axis tiny quiet figures" aria-hidden="true">
      {scale.ticks.map((tick) => (
        <span key={tick} style={{ left: `${100 * shareOf(scale, tick)}%` }}>
          {signed(tick, Number.isInteger(tick) ? { ...shape(metric), decimals: 0 } : shape(metric))}
        </span>
      ))}
    </div>
  )
}

function Row({ metric, difference, name, scale }: { metric: MetricComparison; difference: Difference; name: string; scale: Scale }) {
  const outcome = outcomeOf(metric, difference)
  const { low, high, system } = difference
  return (
    <li class="forest-row">
      <SystemName name={name} system={system} />
      <svg class={`forest ${outcome}`} viewBox={`0 0 ${WIDTH} 24`} preserveAspectRatio="none" aria-hidden="true">
        {scale.ticks.map((tick) => (
          <line key={tick} class={tick === 0 ? 'zero' : 'grid'} x1={at(scale, tick)} x2={at(scale, tick)} y1="0" y2="24" />
        ))}
        <line class="interval" x1={at(scale, low)} x2={at(scale, high)} y1="12" y2="12" />
        <line class="end" x1={at(scale, low)} x2={at(scale, low)} y1="7" y2="17" />
        <line class="end" x1={at(scale, high)} x2={at(scale, high)} y1="7" y2="17" />
        <line class={`dot ${outcome === 'chance' ? 'hollow' : ''}`} x1={at(scale, difference.difference)} x2={at(scale, difference.difference)} y1="12" y2="12" />
        {outcome === 'chance' && <line class="dot-hole" x1={at(scale, difference.difference)} x2={at(scale, difference.difference)} y1="12" y2="12" />}
      </svg>
      <span class="forest-words small">
        <b class="figures">{signed(difference.difference, shape(metric))}</b>{' '}
        <span class="quiet figures">({t('between', { low: signed(low, shape(metric)), high: signed(high, shape(metric)) })})</span> <OutcomeBadge outcome={outcome} />
      </span>
    </li>
  )
}

function Explanation({ comparison }: { comparison: Comparison }) {
  const { alpha, samples, document_count: documents, metrics } = comparison
  const values = { alpha: `${number(100 * alpha)}%`, level: `${number(100 * (1 - alpha))}%`, samples: number(samples), documents: number(documents) }
  return (
    <div class="explained small">
      <p>{t('explainBetter', values)}</p>
      <p>{t('explainChance')}</p>
      <p>{t(documents > 0 ? 'explainIntervalDocuments' : 'explainInterval', values)}</p>
      <p>{t('explainDetectable')}</p>
      {metrics.some(({ differences }) => differences.some(({ human_agreement }) => human_agreement !== null)) && <p>{t('explainAgreement')}</p>}
    </div>
  )
}

function TestsTable({ comparison, metric }: { comparison: Comparison; metric: MetricComparison }) {
  const level = `${number(100 * (1 - comparison.alpha))}%`
  return (
    <Table caption={`${metricName(metric.metric)}: ${t('details')}`}>
      <thead>
        <tr>
          <th scope="col">{metricName(metric.metric)}</th>
          <th scope="col" class="number">{t('difference')}</th>
          <th scope="col" class="number">{t('interval', { level })}</th>
          <th scope="col" class="number">{t('p')}</th>
          <th scope="col" class="number">{t('holm')}</th>
          <th scope="col">{t('test')}</th>
          <th scope="col" class="number">{t('detectable')}</th>
          <th scope="col" class="number">{t('agreement')}</th>
        </tr>
      </thead>
      <tbody>
        {metric.differences.map((difference) => (
          <tr key={difference.system}>
            <th scope="row"><SystemName name={comparison.systems[difference.system]?.name ?? ''} system={difference.system} /></th>
            <td class="number">{signed(difference.difference, shape(metric))}</td>
            <td class="number">{t('between', { low: signed(difference.low, shape(metric)), high: signed(difference.high, shape(metric)) })}</td>
            <td class="number">{pValue(difference.p_value)}</td>
            <td class="number">{pValue(difference.holm_p_value)}</td>
            <td>{outcomeName(outcomeOf(metric, difference))}</td>
            <td class="number">± {shown(difference.detectable, shape(metric))}</td>
            <td class="number">{difference.human_agreement === null ? '–' : `${number(difference.human_agreement)}%`}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

export function Intervals({ comparison }: { comparison: Comparison }) {
  const tested = comparison.metrics.filter(({ differences }) => differences.length > 0)
  return (
    <>
      <Fold title={t('explain')}>{() => <Explanation comparison={comparison} />}</Fold>
      <Figure
        tableTitle={t('details')}
        table={() => tested.map((metric) => <TestsTable key={metric.metric} comparison={comparison} metric={metric} />)}
      >
        <div class="forests">
          {tested.map((metric) => {
            const scale = scaleOf(metric.differences.flatMap(({ low, high }) => [low, high]))
            return (
              <section key={metric.metric} class="forest-metric">
                <h3>
                  {metricName(metric.metric)} <span class="quiet tiny">{directionName(metric)}</span>
                </h3>
                <ul class="forest-rows">
                  {metric.differences.map((difference) => (
                    <Row key={difference.system} metric={metric} difference={difference} name={comparison.systems[difference.system]?.name ?? ''} scale={scale} />
                  ))}
                </ul>
                <Axis scale={scale} metric={metric} />
              </section>
            )
          })}
        </div>
      </Figure>
    </>
  )
}
