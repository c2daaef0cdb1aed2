// How much of the source the translation covers, along the document.
import { useCallback, useMemo, useState } from 'preact/hooks'
import uPlot from 'uplot'
import { Table } from '../components/basics'
import { messages, number, percent } from '../i18n'
import type { Texts } from '../load'
import type { RunHead, UnitColumns } from '../model'
import { go } from '../store'
import { axis } from './axes'
import { colours } from './colours'
import { columns, least, ticksOfUnits, type Column } from './columns'
import { Excerpt } from './excerpt'
import { Figure } from './figure'
import { gapsByColumn, gapUnits, whereGaps } from './gaps'
import { Plot, type Built } from './plot'
import { Tooltip, type At } from './tooltip'
import { UnitLink, unitName } from './unit_link'

const t = messages({
  full: { en: 'No gaps: nothing was found missing in any of the {count} passages.', vi: 'Không thấy chỗ thiếu: cả {count} đoạn đều không thiếu gì.' },
  gap: { en: 'One passage has a gap{mark}, {place}.', vi: 'Có một đoạn có chỗ thiếu{mark}, {place}.' },
  gaps: { en: '{gaps} passages have gaps{mark}, most of them {place}.', vi: '{gaps} đoạn có chỗ thiếu{mark}, phần lớn {place}.' },
  everywhere: { en: '{gaps} passages have gaps{mark}, all over the document.', vi: '{gaps} đoạn có chỗ thiếu{mark}, rải khắp văn bản.' },
  start: { en: 'in the first third', vi: 'ở một phần ba đầu' },
  middle: { en: 'in the middle', vi: 'ở phần giữa' },
  end: { en: 'in the last third', vi: 'ở một phần ba cuối' },
  each: {
    en: 'Each column is {count} passages: in full colour, the least covered of them; pale, their mean. The bars above are the higher the more gaps there are.',
    vi: 'Mỗi cột gồm {count} đoạn: phần màu đậm là đoạn được dịch ít nhất, phần màu nhạt là trung bình. Vạch phía trên càng cao thì càng nhiều chỗ thiếu.',
  },
  mark: { en: ' (marked ▼)', vi: ' (dấu ▼)' },
  one: { en: 'Each column is a passage.', vi: 'Mỗi cột là một đoạn.' },
  reading: { en: 'passage, in reading order', vi: 'đoạn, theo thứ tự đọc' },
  covered: { en: 'of the source covered', vi: 'nội dung gốc được dịch' },
  coverage: { en: 'Covered', vi: 'Được dịch' },
  passage: { en: 'Passage', vi: 'Đoạn' },
  text: { en: 'Source', vi: 'Bản gốc' },
  missingIn: { en: 'Passages with gaps: {count}', vi: 'Số đoạn có chỗ thiếu: {count}' },
  missing: { en: 'Something is missing here', vi: 'Có chỗ thiếu ở đây' },
  columnOf: { en: 'the least of {count} passages', vi: 'thấp nhất trong {count} đoạn' },
  lowest: { en: 'The least covered passages', vi: 'Các đoạn được dịch ít nhất' },
})

const LISTED = 20
const MARKS = 16 // pixels at the top, for the marks
const AXIS = 52
const RIGHT = 24

/** As many columns as the plot has room for: two pixels for each, beside the axis. */
const columnsFor = (units: UnitColumns, width: number): Column[] => columns(units.sourceCoverage, Math.max(20, (width - AXIS - RIGHT) / 2))

export function CoveragePlot({ head, run, texts }: { head: RunHead; run: number; texts: Texts }) {
  const { units } = head
  const gaps = useMemo(() => gapUnits(head), [head])
  const lowest = useMemo(() => least(units.sourceCoverage, LISTED, 0.995), [units])
  const [room, setRoom] = useState(0)
  const [hovered, setHovered] = useState<{ column: number; at: At } | null>(null)
  const made = useMemo(() => (room > 0 ? columnsFor(units, room) : []), [units, room])
  const gapCounts = useMemo(() => gapsByColumn(gaps, made), [gaps, made])
  const each = made[0] ? made[0].last - made[0].first + 1 : 1

  const build = useCallback(
    (width: number): Built => {
      setRoom(width)
      const drawn = columnsFor(units, width)
      const counts = gapsByColumn(gaps, drawn)
      const perColumn = (drawn[0]?.last ?? 0) - (drawn[0]?.first ?? 0) + 1
      const most = Math.max(1, ...counts)
      const colour = colours()
      const values = (pick: (column: Column, index: number) => number | null): (number | null)[] => drawn.map(pick)
      const shape = uPlot.paths.bars?.({ size: [drawn.length > 150 ? 1 : 0.84, 60], align: 0 })
      const looks = (fill: string): uPlot.Series => ({ fill, width: 0, points: { show: false }, ...(shape ? { paths: shape } : {}) })
      const drawMarks = (plot: uPlot): void => {
        const { ctx, bbox } = plot
        const ratio = devicePixelRatio || 1
        const half = 4.5 * ratio
        ctx.save()
        ctx.fillStyle = colour('lost-edge')
        counts.forEach((count, column) => {
          if (count === 0) return
          const x = plot.valToPos(column, 'x', true)
          const y = bbox.top - 3 * ratio
          if (perColumn > 1) {
            // Marks would lie on each other: a bar instead, the higher the more gaps.
            const high = Math.max(2, Math.round((10 * count) / most)) * ratio
            ctx.fillRect(x - ratio, y - high, 2 * ratio, high)
            return
          }
          ctx.beginPath()
          ctx.moveTo(x - half, y - 1.7 * half)
          ctx.lineTo(x + half, y - 1.7 * half)
          ctx.lineTo(x, y)
          ctx.fill()
        })
        ctx.restore()
      }
      return {
        data: [
          drawn.map((_, index) => index),
          values(({ mean }) => (perColumn > 1 ? mean : null)),
          values(({ least: value }, index) => (perColumn > 1 || counts[index] === 0 ? value : null)),
          values(({ least: value }, index) => (perColumn > 1 || counts[index] === 0 ? null : value)),
        ],
        options: {
          legend: { show: false },
          padding: [MARKS, RIGHT, 0, 0],
          cursor: { drag: { x: false, y: false }, points: { show: false }, y: false },
          scales: { x: { time: false, range: () => [-0.6, drawn.length - 0.4] }, y: { range: () => [0, 1] } },
          axes: [
            axis(t('reading'), (column) => number(Math.round(column * perColumn) + 1), {
              splits: () => ticksOfUnits(units.count, width / 80).map((unit) => (unit - 1) / perColumn),
              filter: (_plot, splits) => splits,
              grid: { show: false },
              size: 24,
            }),
            axis(null, (share) => percent(share), { size: AXIS, incrs: [0.25, 0.5] }),
          ],
          series: [{}, looks(`${colour('series-1')}59`), looks(colour('series-1')), looks(colour('lost-edge'))],
          hooks: { draw: [drawMarks] },
        },
      }
    },
    [units, gaps],
  )

  const onPlot = useCallback(
    (plot: uPlot) => {
      const { over } = plot
      const columnAt = (event: MouseEvent): number => plot.posToIdx(event.clientX - over.getBoundingClientRect().left)
      over.classList.add('on-point')
      over.addEventListener('pointermove', (event) => {
        const figure = plot.root.getBoundingClientRect()
        setHovered({ column: columnAt(event), at: { left: event.clientX - figure.left, top: event.clientY - figure.top, width: figure.width } })
      })
      over.addEventListener('pointerleave', () => setHovered(null))
      over.addEventListener('click', (event) => {
        const column = columnsFor(units, plot.width)[columnAt(event)]
        if (column) go({ view: 'document', run, item: column.worst })
      })
    },
    [run, units],
  )

  const shown = hovered ? made[hovered.column] : undefined
  const where = whereGaps(gaps, units.count)
  const mark = each > 1 ? '' : t('mark')
  const said =
    gaps.size === 0
      ? t('full', { count: number(units.count) })
      : where === null
        ? t('everywhere', { gaps: number(gaps.size), mark })
        : t(gaps.size === 1 ? 'gap' : 'gaps', { gaps: number(gaps.size), place: t(where), mark })
  const summary = `${said} ${each > 1 ? t('each', { count: number(each) }) : t('one')}`
  return (
    <Figure
      summary={summary}
      tableTitle={t('lowest')}
      table={
        lowest.length > 0 &&
        (() => (
          <Table caption={t('lowest')}>
            <thead>
              <tr>
                <th scope="col">{t('passage')}</th>
                <th scope="col" class="number">{t('coverage')}</th>
                <th scope="col">{t('text')}</th>
              </tr>
            </thead>
            <tbody>
              {lowest.map((unit) => (
                <tr key={unit}>
                  <th scope="row"><UnitLink run={run} unit={unit} /></th>
                  <td class="number">{percent(units.sourceCoverage[unit] ?? 0)}</td>
                  <td><Excerpt texts={texts} unit={unit} language={head.source.language} /></td>
                </tr>
              ))}
            </tbody>
          </Table>
        ))
      }
    >
      <div class="plot-place">
        <Plot label={summary} height={200} build={build} onPlot={onPlot} />
        {hovered && shown && (
          <Tooltip at={hovered.at}>
            <b>{unitName(shown.worst)}</b>
            {shown.least !== null && <span class="figures">{percent(shown.least)} {t('covered')}{each > 1 ? `, ${t('columnOf', { count: number(shown.last - shown.first + 1) })}` : ''}</span>}
            {gapCounts[hovered.column] ? <span class="missing">{each > 1 ? t('missingIn', { count: number(gapCounts[hovered.column] ?? 0) }) : t('missing')}</span> : null}
            <Excerpt texts={texts} unit={shown.worst} language={head.source.language} />
          </Tooltip>
        )}
      </div>
    </Figure>
  )
}
