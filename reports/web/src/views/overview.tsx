// What an editor sees first: how much there is to do and where to begin; then what the numbers behind it look like.
import { useMemo } from 'preact/hooks'
import '../style/charts.css'
import '../style/overview.css'
import { CoveragePlot } from '../charts/coverage_plot'
import { Later } from '../charts/later'
import { LengthScatter } from '../charts/length_scatter'
import { TrendPlots } from '../charts/trend_plots'
import { messages } from '../i18n'
import type { RunHead } from '../model'
import type { Texts } from '../load'
import { Checks } from '../overview/checks'
import { Figures } from '../overview/figures'
import { Files } from '../overview/files'
import { Runs } from '../overview/runs'
import { Scores } from '../overview/scores'
import { DismissedBefore, IdleSuppressions } from '../overview/suppressions'
import { summarise } from '../overview/summary'
import { Verdict } from '../overview/verdict'
import { reasonText } from '../reasons'
import { place, type Page } from '../store'

const t = messages({
  checks: { en: 'Findings by check', vi: 'Phát hiện theo phép kiểm tra' },
  coverage: { en: 'Coverage along the document', vi: 'Mức độ dịch đủ dọc theo văn bản' },
  lengths: { en: 'Length of each passage', vi: 'Độ dài từng đoạn' },
  figures: { en: 'Passages in figures', vi: 'Các đoạn qua con số' },
  trend: { en: 'Over time', vi: 'Theo thời gian' },
  scores: { en: 'Scores', vi: 'Điểm số' },
  files: { en: 'Texts', vi: 'Văn bản' },
  remarks: { en: 'To know when reading this', vi: 'Lưu ý khi đọc' },
  noRun: { en: 'Report', vi: 'Báo cáo' },
})

function RunOverview({ page, head, run, texts }: { page: Page; head: RunHead; run: number; texts: Texts }) {
  const summary = useMemo(() => summarise(head), [head])
  const covered = !head.corpus && head.units.sourceCoverage.some((share) => share !== null)
  const paired = !head.corpus && (head.units.lengthZ.some((z) => z !== null) || head.units.count > 1)
  return (
    <>
      <div class="overview-top">
        <Verdict page={page} run={run} summary={summary} heading={page.head.runs.length > 1 ? 'h2' : 'h1'} />
        <section class="panel">
          <h2>{t('files')}</h2>
          <Files head={head} />
        </section>
      </div>
      {head.remarks.length > 0 && (
        <section class="notice" aria-label={t('remarks')}>
          <ul>
            {head.remarks.map((remark) => (
              <li key={remark}>{reasonText(remark)}</li>
            ))}
          </ul>
        </section>
      )}
      <div class="overview-pair">
        {summary.findings > 0 && (
          <section class="panel">
            <h2>{t('checks')}</h2>
            <Checks summary={summary} page={page} run={run} />
          </section>
        )}
        {head.scores.length > 0 && (
          <section class="panel">
            <h2>{t('scores')}</h2>
            <Scores scores={head.scores} />
          </section>
        )}
      </div>
      {head.corpus && head.corpus.figures.length > 0 && (
        <section class="panel">
          <h2>{t('figures')}</h2>
          <Figures rows={head.corpus.figures} />
        </section>
      )}
      {covered && (
        <section class="panel">
          <h2>{t('coverage')}</h2>
          <Later room={270}>{() => <CoveragePlot head={head} run={run} texts={texts} />}</Later>
        </section>
      )}
      {paired && (
        <section class="panel">
          <h2>{t('lengths')}</h2>
          <Later room={480}>{() => <LengthScatter head={head} run={run} texts={texts} />}</Later>
        </section>
      )}
    </>
  )
}

export function Overview({ page }: { page: Page }) {
  const { runs, history } = page.head
  const shown = Math.min(place.value.run, Math.max(0, runs.length - 1))
  const head = runs[shown]
  const texts = page.texts[shown]
  return (
    <div class="overview">
      {!head && <h1>{t('noRun')}</h1>}
      {runs.length > 1 && <Runs runs={runs} shown={shown} />}
      {head && texts && <RunOverview key={shown} page={page} head={head} run={shown} texts={texts} />}
      {history.length > 0 && (
        <section class="panel">
          <h2>{t('trend')}</h2>
          <Later room={300}>{() => <TrendPlots history={history} />}</Later>
        </section>
      )}
      {head && <IdleSuppressions head={head} />}
      {head && <DismissedBefore head={head} run={shown} />}
    </div>
  )
}
