// Systems on the same texts: which is better, by how much, where, and in which words.
import '../style/charts.css'
import '../style/compare.css'
import { Later } from '../charts/later'
import { Buckets } from '../compare/buckets'
import { Intervals } from '../compare/intervals'
import { Ngrams } from '../compare/ngrams'
import { ScoresTable, SystemName } from '../compare/scores_table'
import { Segments } from '../compare/segments'
import { tallies, type Tally } from '../compare/verdict'
import { Empty } from '../components/basics'
import { messages, number } from '../i18n'
import type { Comparison } from '../model'
import { metricInSentence } from '../overview/score_names'
import { reasonText } from '../reasons'
import type { Page } from '../store'

const t = messages({
  none: { en: 'Nothing is compared in this report', vi: 'Báo cáo này không so sánh hệ thống nào' },
  title: { en: '{count} systems on {units} passages', vi: '{count} hệ thống trên {units} đoạn' },
  titleOne: { en: '{count} systems on 1 passage', vi: '{count} hệ thống trên 1 đoạn' },
  against: { en: 'against {baseline}', vi: 'so với {baseline}' },
  better: { en: 'better by {metrics}', vi: 'tốt hơn theo {metrics}' },
  worse: { en: 'worse by {metrics}', vi: 'kém hơn theo {metrics}' },
  chance: { en: 'could be chance by {metrics}', vi: 'có thể do ngẫu nhiên theo {metrics}' },
  untested: { en: 'not tested', vi: 'không được kiểm định' },
  scores: { en: 'Scores', vi: 'Điểm số' },
  differences: { en: 'Differences from {baseline}', vi: 'Chênh lệch so với {baseline}' },
  buckets: { en: 'Where they differ', vi: 'Khác nhau ở đâu' },
  ngrams: { en: 'Words gained and lost', vi: 'Từ ngữ được thêm và bị mất' },
  segments: { en: 'Passages that differ most', vi: 'Các đoạn khác nhau nhiều nhất' },
  remarks: { en: 'To know when reading this', vi: 'Lưu ý khi đọc' },
})

function sentenceOf({ metrics }: Tally): string {
  const parts = (['better', 'worse', 'chance'] as const)
    .filter((outcome) => metrics[outcome].length > 0)
    .map((outcome) => t(outcome, { metrics: metrics[outcome].map(metricInSentence).join(', ') }))
  return parts.length > 0 ? parts.join('; ') : t('untested')
}

function Verdicts({ comparison }: { comparison: Comparison }) {
  return (
    <ul class="compare-verdicts">
      {tallies(comparison).map((tally) => {
        const { better, worse } = tally.metrics
        return (
          <li key={tally.system} class={better.length && !worse.length ? 'good' : worse.length && !better.length ? 'bad' : ''}>
            <SystemName name={comparison.systems[tally.system]?.name ?? ''} system={tally.system} /> <span>{sentenceOf(tally)}</span>
          </li>
        )
      })}
    </ul>
  )
}

export function Compare({ page }: { page: Page }) {
  const { comparison } = page.head
  if (!comparison) return <Empty title={t('none')} />
  const { systems, remarks, metrics, buckets, ngrams_gained: gained, ngrams_lost: lost, differences } = comparison
  const baseline = systems[0]?.name ?? ''
  return (
    <div class="compare">
      <header class="compare-head">
        <h1>{t(comparison.unit_count === 1 ? 'titleOne' : 'title', { count: number(systems.length), units: number(comparison.unit_count) })}</h1>
        <p class="quiet">{t('against', { baseline })}</p>
      </header>
      <Verdicts comparison={comparison} />
      {remarks.length > 0 && (
        <section class="notice" aria-label={t('remarks')}>
          <ul>
            {remarks.map((remark) => (
              <li key={remark}>{reasonText(remark)}</li>
            ))}
          </ul>
        </section>
      )}
      {metrics.length > 0 && (
        <section class="panel">
          <h2>{t('scores')}</h2>
          <ScoresTable comparison={comparison} />
        </section>
      )}
      {metrics.some((metric) => metric.differences.length > 0) && (
        <section class="panel">
          <h2>{t('differences', { baseline })}</h2>
          <Intervals comparison={comparison} />
        </section>
      )}
      {buckets.length > 0 && (
        <section class="compare-part">
          <h2>{t('buckets')}</h2>
          <Buckets comparison={comparison} />
        </section>
      )}
      {gained.length + lost.length > 0 && (
        <section class="panel">
          <h2>{t('ngrams')}</h2>
          <Ngrams comparison={comparison} />
        </section>
      )}
      {differences.length > 0 && (
        <section class="compare-part">
          <h2>{t('segments')}</h2>
          <Later room={600}>{() => <Segments comparison={comparison} runs={page.head.runs} />}</Later>
        </section>
      )}
    </div>
  )
}
