// Length of each source against that of its target, with the lengths that are to be expected, and the passages far from them.
import { useCallback, useMemo, useRef, useState } from 'preact/hooks'
import uPlot from 'uplot'
import { messages, number } from '../i18n'
import type { Texts } from '../load'
import type { RunHead, UnitColumns } from '../model'
import { go } from '../store'
import { axis } from './axes'
import { colours } from './colours'
import { Excerpt } from './excerpt'
import { Figure } from './figure'
import { Later } from './later'
import { countOutliers, fitBand, lengthAt, outliers, USUAL_Z, type LengthBand } from './lengths'
import { Plot, type Built } from './plot'
import { PointIndex } from './points'
import { enqueue } from './queue'
import { drawPoints } from './scatter_draw'
import { Tooltip, type At } from './tooltip'
import { UnitLink, unitName } from './unit_link'

const t = messages({
  source: { en: 'source, characters', vi: 'bản gốc, số ký tự' },
  target: { en: 'translation, characters', vi: 'bản dịch, số ký tự' },
  none: {
    en: 'All {pairs} passages with a translation are about as long as their sources let expect.',
    vi: 'Cả {pairs} đoạn có bản dịch đều dài ngắn đúng như mong đợi so với bản gốc.',
  },
  some: {
    en: 'Of {pairs} passages, much shorter than expected (▼): {short}; much longer (▲): {long}.',
    vi: 'Trong {pairs} đoạn, ngắn hơn hẳn mong đợi (▼): {short}; dài hơn hẳn (▲): {long}.',
  },
  onlyShort: { en: 'Of {pairs} passages, much shorter than expected (▼): {short}; none is much longer.', vi: 'Trong {pairs} đoạn, ngắn hơn hẳn mong đợi (▼): {short}; không có đoạn nào dài hơn hẳn.' },
  onlyLong: { en: 'Of {pairs} passages, much longer than expected (▲): {long}; none is much shorter.', vi: 'Trong {pairs} đoạn, dài hơn hẳn mong đợi (▲): {long}; không có đoạn nào ngắn hơn hẳn.' },
  unknown: {
    en: '{pairs} passages with a translation. What length to expect is not known: no language pack was used.',
    vi: '{pairs} đoạn có bản dịch. Không rõ độ dài mong đợi vì không dùng gói ngôn ngữ nào.',
  },
  alone: { en: 'On one side only, and not drawn: {count}.', vi: 'Chỉ có ở một bên, không vẽ: {count}.' },
  band: { en: 'The band holds the expected lengths.', vi: 'Dải màu là khoảng độ dài mong đợi.' },
  extremes: { en: 'Farthest from what is expected', vi: 'Xa mong đợi nhất' },
  shorter: { en: '{source} → {target} characters, {z} σ too short', vi: '{source} → {target} ký tự, ngắn hơn {z} σ' },
  longer: { en: '{source} → {target} characters, {z} σ too long', vi: '{source} → {target} ký tự, dài hơn {z} σ' },
  lengths: { en: '{source} → {target} characters', vi: '{source} → {target} ký tự' },
  sigma: { en: 'σ: standard deviations from the expected length', vi: 'σ: số độ lệch chuẩn so với độ dài mong đợi' },
})

const MOST = 10
const REACH = 12

/** “140 → 20 characters, 4.1 σ too short” */
function lengthsOf({ sourceLength, targetLength, lengthZ }: UnitColumns, unit: number): string {
  const z = lengthZ[unit] ?? null
  const values = { source: number(sourceLength[unit] ?? 0), target: number(targetLength[unit] ?? 0), z: number(Math.abs(z ?? 0), 1) }
  return t(z === null || Math.abs(z) < 0.05 ? 'lengths' : z < 0 ? 'shorter' : 'longer', values)
}

interface Points {
  pairs: number
  alone: number
  x: Float32Array // ln of the lengths; NaN: not drawn
  y: Float32Array
  kind: Int8Array
  acrossFrom: number // lengths, at least 1
  acrossTo: number
  upFrom: number
  upTo: number
}

export function pointsOf({ count, sourceLength, targetLength, lengthZ }: UnitColumns): Points {
  const x = new Float32Array(count).fill(NaN)
  const y = new Float32Array(count).fill(NaN)
  const kind = new Int8Array(count)
  let pairs = 0
  let [acrossFrom, acrossTo, upFrom, upTo] = [Infinity, 1, Infinity, 1]
  for (let unit = 0; unit < count; ++unit) {
    const from = sourceLength[unit] ?? null
    const to = targetLength[unit] ?? null
    if (from === null || to === null) continue
    ++pairs
    const a = Math.max(1, from)
    const b = Math.max(1, to)
    x[unit] = Math.log(a)
    y[unit] = Math.log(b)
    if (a < acrossFrom) acrossFrom = a
    if (a > acrossTo) acrossTo = a
    if (b < upFrom) upFrom = b
    if (b > upTo) upTo = b
    const z = lengthZ[unit] ?? 0
    kind[unit] = z <= -USUAL_Z ? -1 : z >= USUAL_Z ? 1 : 0
  }
  return { pairs, alone: count - pairs, x, y, kind, acrossFrom: Math.min(acrossFrom, acrossTo), acrossTo, upFrom: Math.min(upFrom, upTo), upTo }
}

function drawBand(plot: uPlot, band: LengthBand, from: number, to: number, fill: string, line: string): void {
  const { ctx, bbox } = plot
  const at = (source: number, z: number): [number, number] => [
    plot.valToPos(source, 'x', true),
    plot.valToPos(Math.max(0.5, lengthAt(band, source, z)), 'y', true),
  ]
  const steps = 60
  const sources = Array.from({ length: steps + 1 }, (_, step) => from * (to / from) ** (step / steps))
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  ctx.beginPath()
  for (const source of sources) ctx.lineTo(...at(source, USUAL_Z))
  for (const source of sources.reverse()) ctx.lineTo(...at(source, -USUAL_Z))
  ctx.closePath()
  ctx.fillStyle = fill
  ctx.fill()
  ctx.beginPath()
  for (const source of sources) ctx.lineTo(...at(source, 0))
  ctx.setLineDash([4, 4])
  ctx.lineWidth = devicePixelRatio || 1
  ctx.strokeStyle = line
  ctx.stroke()
  ctx.restore()
}

interface Hovered {
  unit: number
  at: At
}

export function LengthScatter({ head, run, texts }: { head: RunHead; run: number; texts: Texts }) {
  const { units } = head
  const points = useMemo(() => pointsOf(units), [units])
  const band = useMemo(() => fitBand(units), [units])
  const far = useMemo(() => outliers(units.lengthZ, MOST), [units])
  const counted = useMemo(() => countOutliers(units.lengthZ), [units])
  const [hovered, setHovered] = useState<Hovered | null>(null)
  const find = useRef<(left: number, top: number) => number | null>(() => null)
  const forget = useRef<() => void>(() => undefined)

  const build = useCallback((): Built => {
    const colour = colours()
    const [left, right] = roomAround(points.acrossFrom, points.acrossTo)
    const [low, high] = roomAround(points.upFrom, points.upTo)
    const tens = (label: string, size: number): uPlot.Axis =>
      axis(label, number, { size, splits: (_plot, _axis, min, max) => logTicks(min, max), filter: (_plot, splits) => splits })
    const onDraw = (plot: uPlot): void => {
      const ratio = devicePixelRatio || 1
      const width = plot.bbox.width / ratio
      const height = plot.bbox.height / ratio
      const acrossLog = width / Math.log(right / left)
      const upLog = height / Math.log(high / low)
      const leftLog = Math.log(left)
      const lowLog = Math.log(low)
      const x = points.x.map((value) => (value - leftLog) * acrossLog)
      const y = points.y.map((value) => height - (value - lowLog) * upLog)
      if (band) drawBand(plot, band, left, right, colour('accent-soft'), colour('quiet'))
      drawPoints(plot, x, y, points.kind, { usual: colour('series-1'), short: colour('lost-edge'), long: colour('major'), paper: colour('raised') })
      find.current = () => null
      forget.current()
      forget.current = enqueue(() => {
        const index = new PointIndex(x, y, width, height)
        find.current = (left, top) => index.nearest(left, top, REACH, (point) => Math.abs(units.lengthZ[point] ?? 0))
      })
    }
    return {
      data: [[left, right], [null, null]],
      options: {
        legend: { show: false },
        padding: [8, 12, 0, 0],
        cursor: { drag: { x: false, y: false }, points: { show: false }, x: false, y: false },
        scales: { x: { time: false, distr: 3, range: () => [left, right] }, y: { distr: 3, range: () => [low, high] } },
        axes: [tens(t('source'), 24), tens(t('target'), 44)],
        series: [{}, { show: true, points: { show: false } }],
        hooks: { draw: [onDraw] },
      },
    }
  }, [points, band, units])

  const onPlot = useCallback(
    (plot: uPlot) => {
      const { over } = plot
      const under = (event: PointerEvent | MouseEvent): number | null => {
        const box = over.getBoundingClientRect()
        return find.current(event.clientX - box.left, event.clientY - box.top)
      }
      over.addEventListener('pointermove', (event) => {
        const unit = under(event)
        over.classList.toggle('on-point', unit !== null)
        if (unit === null) return setHovered(null)
        const figure = plot.root.getBoundingClientRect()
        setHovered({ unit, at: { left: event.clientX - figure.left, top: event.clientY - figure.top + 8, width: figure.width } })
      })
      over.addEventListener('pointerleave', () => setHovered(null))
      over.addEventListener('click', (event) => {
        const unit = under(event)
        if (unit !== null) go({ view: 'document', run, item: unit })
      })
    },
    [run],
  )

  const values = { pairs: number(points.pairs), short: number(counted.short), long: number(counted.long) }
  const said = t(
    units.lengthZ.every((z) => z === null) ? 'unknown' : counted.short && counted.long ? 'some' : counted.short ? 'onlyShort' : counted.long ? 'onlyLong' : 'none',
    values,
  )
  const summary = [said, band && t('band'), points.alone > 0 && t('alone', { count: number(points.alone) })].filter(Boolean).join(' ')
  return (
    <Figure summary={summary}>
      <div class="beside">
        <div class="plot-place">
          <Later room={420}>{() => <Plot label={summary} height={420} build={build} onPlot={onPlot} />}</Later>
          {hovered && (
            <Tooltip at={hovered.at}>
              <b>{unitName(hovered.unit)}</b>
              <span class="figures">{lengthsOf(units, hovered.unit)}</span>
              <Excerpt texts={texts} unit={hovered.unit} language={head.source.language} />
            </Tooltip>
          )}
        </div>
        {far.length > 0 && (
          <div class="extremes">
            <h3>{t('extremes')}</h3>
            <ol>
              {far.map((unit) => (
                <li key={unit}>
                  <UnitLink run={run} unit={unit} /> <span class="quiet small figures">{lengthsOf(units, unit)}</span>
                  <Excerpt texts={texts} unit={unit} language={head.source.language} />
                </li>
              ))}
            </ol>
            <p class="quiet tiny">{t('sigma')}</p>
          </div>
        )}
      </div>
    </Figure>
  )
}

/** A little more than the points take, and never a range of nothing. */
const roomAround = (from: number, to: number): [number, number] => [Math.max(0.8, from / 1.3), Math.max(to * 1.3, from * 2)]

/** 1, 2, 5 of each power of ten; only the powers where the range is wide. */
export function logTicks(min: number, max: number): number[] {
  const steps = Math.log10(max / min) > 2.5 ? [1] : [1, 2, 5]
  const ticks: number[] = []
  for (let power = 10 ** Math.floor(Math.log10(min)); power <= max; power *= 10) {
    for (const step of steps) if (power * step >= min && power * step <= max) ticks.push(power * step)
  }
  return ticks
}
