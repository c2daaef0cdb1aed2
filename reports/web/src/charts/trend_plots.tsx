// The runs of a history: a small plot for findings and for each metric, a line for each suite.
import { useCallback, useMemo, useState } from 'preact/hooks'
import uPlot from 'uplot'
import { Table } from '../components/basics'
import { language, messages, number } from '../i18n'
import type { HistoryRun } from '../model'
import { metricName } from '../overview/score_names'
import { axis, tickNumber } from './axes'
import { colours } from './colours'
import { Figure } from './figure'
import { Plot, type Built } from './plot'
import { Tooltip, type At } from './tooltip'
import { lastTwo, trends, type Line, type Trend } from './trend'

const t = messages({
  findings: { en: 'Findings', vi: 'Phát hiện' },
  summary: { en: '{runs} runs, from {first} to {last}.', vi: '{runs} lần chạy, từ {first} đến {last}.' },
  summaryOne: { en: 'One run, on {last}: a trend takes two.', vi: 'Mới có một lần chạy, ngày {last}: cần ít nhất hai lần để thấy xu hướng.' },
  failed: { en: 'A cross marks runs that failed.', vi: 'Dấu × là lần chạy không đạt.' },
  lower: { en: 'lower is better', vi: 'càng thấp càng tốt' },
  line: { en: '{suite}: {last}', vi: '{suite}: {last}' },
  lineSince: { en: '{suite}: {last}, {change} since the run before', vi: '{suite}: {last}, {change} so với lần trước' },
  label: { en: '{metric} over {runs} runs. {lines}', vi: '{metric} qua {runs} lần chạy. {lines}' },
  run: { en: 'Run', vi: 'Lần chạy' },
  when: { en: 'When', vi: 'Thời gian' },
  commit: { en: 'Commit', vi: 'Commit' },
  verdict: { en: 'Verdict', vi: 'Kết luận' },
  pass: { en: 'passed', vi: 'đạt' },
  fail: { en: 'failed', vi: 'không đạt' },
  inconclusive: { en: 'inconclusive', vi: 'chưa rõ' },
  error: { en: 'error', vi: 'gặp sự cố' },
})

const DASHES: number[][] = [[], [6, 4], [2, 3], [9, 3, 2, 3], [12, 4], [4, 2, 1, 2]]
const LINE_COLOURS = ['series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6'] as const
const LINES = 6 // colours and dashes that tell lines apart

export const dayOf = (time: string, long = false): string => {
  const date = new Date(time)
  if (Number.isNaN(date.getTime())) return time
  return date.toLocaleDateString(language.value, long ? { dateStyle: 'medium', timeZone: 'UTC' } : { day: 'numeric', month: 'short', timeZone: 'UTC' })
}

const verdictName = (verdict: string): string =>
  verdict === 'pass' || verdict === 'fail' || verdict === 'inconclusive' || verdict === 'error' ? t(verdict) : verdict

const digitsOf = ({ metric }: Trend): number => (metric === '' ? 0 : 2)

export const signed = (value: number, digits: number): string => {
  const shown = number(Math.abs(value), digits)
  return /[1-9]/.test(shown) ? `${value < 0 ? '−' : '+'}${shown}` : shown
}

function lineSaid(line: Line, digits: number): string {
  const { last, before } = lastTwo(line)
  const values = { suite: line.name, last: number(last, digits) }
  return before === null ? t('line', values) : t('lineSince', { ...values, change: signed(last - before, digits) })
}

function TrendPlot({ trend, history }: { trend: Trend; history: readonly HistoryRun[] }) {
  const [hovered, setHovered] = useState<{ run: number; at: At } | null>(null)
  const digits = digitsOf(trend)
  const lines = trend.lines.slice(0, LINES)
  const name = trend.metric === '' ? t('findings') : metricName(trend.metric)
  const build = useCallback((): Built => {
    const colour = colours()
    const drawFailed = (plot: uPlot): void => {
      const { ctx, bbox } = plot
      const ratio = devicePixelRatio || 1
      const arm = 3.5 * ratio
      ctx.save()
      ctx.strokeStyle = colour('critical')
      ctx.lineWidth = 2 * ratio
      history.forEach((run, index) => {
        if (run.verdict !== 'fail') return
        const x = plot.valToPos(index, 'x', true)
        const y = bbox.top - 7 * ratio
        ctx.beginPath()
        ctx.moveTo(x - arm, y - arm)
        ctx.lineTo(x + arm, y + arm)
        ctx.moveTo(x + arm, y - arm)
        ctx.lineTo(x - arm, y + arm)
        ctx.stroke()
      })
      ctx.restore()
    }
    return {
      data: [history.map((_, index) => index), ...lines.map(({ values }) => values)],
      options: {
        legend: { show: false },
        padding: [16, 14, 0, 0],
        cursor: { drag: { x: false, y: false }, y: false },
        scales: {
          x: { time: false, range: () => [-0.3, Math.max(1, history.length - 1) + 0.3] },
          y: { range: (_plot, low, high) => (trend.metric === '' ? [0, Math.max(1, (high ?? 1) * 1.1)] : uPlot.rangeNum(low ?? 0, high ?? 1, 0.15, true)) },
        },
        axes: [
          axis(null, (run) => (Number.isInteger(run) && history[run] ? dayOf(history[run].time) : ''), { incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000], grid: { show: false }, space: 56, size: 26 }),
          axis(null, tickNumber, { size: 50, space: 30 }),
        ],
        series: [
          {},
          ...lines.map((line, index) => ({
            label: line.name,
            stroke: colour(LINE_COLOURS[index] ?? 'series-6'),
            width: 2,
            dash: DASHES[index] ?? [],
            spanGaps: true,
            points: { show: history.length <= 40, size: 6, fill: colour('raised') },
          })),
        ],
        hooks: { draw: [drawFailed] },
      },
    }
  }, [trend, history])
  const onPlot = useCallback((plot: uPlot) => {
    plot.over.addEventListener('pointermove', (event) => {
      const figure = plot.root.getBoundingClientRect()
      const run = plot.posToIdx(event.clientX - plot.over.getBoundingClientRect().left)
      setHovered({ run, at: { left: event.clientX - figure.left, top: event.clientY - figure.top, width: figure.width } })
    })
    plot.over.addEventListener('pointerleave', () => setHovered(null))
  }, [])
  const shown = hovered ? history[hovered.run] : undefined
  return (
    <div class="trend">
      <h3>
        {name} {trend.lowerIsBetter && <span class="quiet tiny">{t('lower')}</span>}
      </h3>
      <div class="plot-place">
        <Plot
          label={t('label', { metric: name, runs: number(history.length), lines: lines.map((line) => lineSaid(line, digits)).join('. ') })}
          height={180}
          build={build}
          onPlot={onPlot}
        />
        {hovered && shown && (
          <Tooltip at={hovered.at}>
            <b>{dayOf(shown.time, true)}</b>
            {lines.map((line) => {
              const value = line.values[hovered.run] ?? null
              return value !== null && <span key={line.name} class="figures">{line.name}: {number(value, digits)}</span>
            })}
            <span>{verdictName(shown.verdict)}{shown.commit && <> · <code>{shown.commit.slice(0, 10)}</code></>}</span>
          </Tooltip>
        )}
      </div>
      <ul class="trend-lines small">
        {lines.map((line, index) => (
          <li key={line.name}>
            <svg class={`line-key series-${index + 1}`} viewBox="0 0 28 8" width="28" height="8" aria-hidden="true">
              <path d="M0 4H28" fill="none" stroke="currentColor" stroke-width="2.5" stroke-dasharray={DASHES[index]?.join(' ') || undefined} />
            </svg>
            <span class="figures">{lineSaid(line, digits)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function TrendTable({ all, history }: { all: readonly Trend[]; history: readonly HistoryRun[] }) {
  const runs = history.map((run, index) => ({ run, index })).reverse().slice(0, 200)
  return (
    <Table caption={t('run')}>
      <thead>
        <tr>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('commit')}</th>
          <th scope="col">{t('verdict')}</th>
          {all.flatMap((trend) =>
            trend.lines.map((line) => (
              <th key={`${trend.metric} ${line.name}`} scope="col" class="number">
                {trend.metric === '' ? t('findings') : metricName(trend.metric)}
                {line.name && <span class="block">{line.name}</span>}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {runs.map(({ run, index }) => (
          <tr key={run.id}>
            <th scope="row">{dayOf(run.time, true)}</th>
            <td>{run.commit && <code>{run.commit.slice(0, 10)}</code>}</td>
            <td>{verdictName(run.verdict)}</td>
            {all.flatMap((trend) =>
              trend.lines.map((line) => {
                const value = line.values[index] ?? null
                return <td key={`${trend.metric} ${line.name}`} class="number">{value === null ? '–' : number(value, digitsOf(trend))}</td>
              }),
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

export function TrendPlots({ history }: { history: readonly HistoryRun[] }) {
  const all = useMemo(() => trends(history), [history])
  const first = history[0]
  const last = history[history.length - 1]
  if (!first || !last || all.length === 0) return null
  const days = { runs: number(history.length), first: dayOf(first.time, true), last: dayOf(last.time, true) }
  const failed = history.some(({ verdict }) => verdict === 'fail')
  return (
    <Figure summary={[t(history.length === 1 ? 'summaryOne' : 'summary', days), failed && t('failed')].filter(Boolean).join(' ')} table={() => <TrendTable all={all} history={history} />}>
      <div class="trends">
        {all.map((trend) => (
          <TrendPlot key={trend.metric} trend={trend} history={history} />
        ))}
      </div>
    </Figure>
  )
}
