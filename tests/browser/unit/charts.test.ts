import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columns, least, ticksOfUnits } from '../../../reports/web/src/charts/columns'
import { gapsByColumn, gapUnits, whereGaps } from '../../../reports/web/src/charts/gaps'
import { countOutliers, fitBand, lengthAt, outliers } from '../../../reports/web/src/charts/lengths'
import { PointIndex } from '../../../reports/web/src/charts/points'
import { lastTwo, trends } from '../../../reports/web/src/charts/trend'
import type { HistoryRun, RunHead, UnitColumns } from '../../../reports/web/src/model'

test('a unit has a column of its own where there is room', () => {
  assert.deepEqual(columns([0.5, null, 1], 10), [
    { first: 0, last: 0, worst: 0, least: 0.5, mean: 0.5 },
    { first: 1, last: 1, worst: 1, least: null, mean: null },
    { first: 2, last: 2, worst: 2, least: 1, mean: 1 },
  ])
  assert.deepEqual(columns([], 10), [])
})

test('a column shows the worst of its units', () => {
  const made = columns([1, 0.25, null, null, null, 0.75, 0.5], 3)
  assert.deepEqual(made, [
    { first: 0, last: 2, worst: 1, least: 0.25, mean: 0.625 },
    { first: 3, last: 5, worst: 5, least: 0.75, mean: 0.75 },
    { first: 6, last: 6, worst: 6, least: 0.5, mean: 0.5 },
  ])
  for (const room of [0, 0.5, 1]) assert.equal(columns([1, 2, 3], room).length, 1)
})

test('100,000 units lose no gap', () => {
  const values = Array.from({ length: 100_000 }, () => 1)
  values[54_321] = 0
  const made = columns(values, 700)
  assert.ok(made.length <= 700)
  assert.deepEqual(made.filter((column) => column.least === 0).map(({ worst }) => worst), [54_321])
  assert.equal(made.at(-1)?.last, 99_999)
})

test('the least values, the least first', () => {
  assert.deepEqual(least([0.5, 0.1, null, 0.3, 0.1], 3), [1, 4, 3])
  assert.deepEqual(least([0.5, 0.1, null, 0.3], 9, 0.5), [1, 3])
  assert.deepEqual(least([null], 3), [])
  assert.deepEqual(least([0.1], 0), [])
})

test('an axis names the first unit and round ones', () => {
  assert.deepEqual(ticksOfUnits(87, 10), [1, 10, 20, 30, 40, 50, 60, 70, 80])
  assert.deepEqual(ticksOfUnits(3, 10), [1, 2, 3])
  assert.deepEqual(ticksOfUnits(1, 10), [1])
  assert.deepEqual(ticksOfUnits(0, 10), [])
  assert.deepEqual(ticksOfUnits(100_000, 5), [1, 20_000, 40_000, 60_000, 80_000, 100_000])
})

const unitsOf = (source: (number | null)[], target: (number | null)[], z: (number | null)[]): UnitColumns => ({
  count: source.length, sourceLength: source, targetLength: target, lengthZ: z, sourceCoverage: source.map(() => null), targetCoverage: source.map(() => null),
})

test('gaps are omissions, and sources that stand alone', () => {
  const head = {
    rules: ['number', 'omission', 'empty'],
    findings: { rule: [0, 1, 1, 2], severity: [2, 1, 1, 2], probability: [1, 1, 1, 1], unit: [0, 2, 2, 4] },
    units: unitsOf([5, 5, 5, null, 5, 5], [5, 5, 5, 5, 0, null], [0, 0, 0, null, 0, null]),
  } as Pick<RunHead, 'findings' | 'rules' | 'units'>
  const gaps = gapUnits(head)
  assert.deepEqual([...gaps].sort(), [2, 4, 5])
  assert.deepEqual(gapsByColumn(gaps, columns([1, 1, 1, 1, 1, 1], 3)), [0, 1, 2])
  assert.deepEqual(gapsByColumn(gaps, []), [])
})

test('where most gaps are', () => {
  assert.equal(whereGaps(new Set([0, 1, 2]), 30), 'start')
  assert.equal(whereGaps(new Set([14, 15, 29]), 30), 'middle')
  assert.equal(whereGaps(new Set([29]), 30), 'end')
  assert.equal(whereGaps(new Set([0, 15, 29]), 30), null)
})

test('the band is the model that the deviations come from', () => {
  const model = { mean: 0.12, floor: 0.02, slope: 0.64, usual: -0.4 } // slope / floor is one that is tried
  const source = Array.from({ length: 60 }, (_, i) => 5 + 7 * i)
  const z = source.map((_, i) => ((i * 37) % 41) / 10 - 2)
  const target = source.map((length, i) => lengthAt(model, length, z[i]!))
  const band = fitBand(unitsOf(source, target, z))
  assert.ok(band)
  for (const [key, value] of Object.entries(model)) assert.ok(Math.abs(band[key as keyof typeof model] - value) < 1e-6, key)
  // Whole lengths, and a slope between those that are tried: still near.
  const other = { mean: -0.1, floor: 0.015, slope: 0.8, usual: 0.5 }
  const rounded = fitBand(unitsOf(source, source.map((length, i) => Math.round(lengthAt(other, length, z[i]!))), z))
  assert.ok(rounded)
  for (const length of [20, 100, 300]) for (const at of [-3, 3]) assert.ok(Math.abs(lengthAt(rounded, length, at) / lengthAt(other, length, at) - 1) < 0.1, `${length} ${at}`)
})

test('too few or unknown lengths have no band', () => {
  assert.equal(fitBand(unitsOf([1, 2, 3], [1, 2, 3], [0, 1, 2])), null)
  assert.equal(fitBand(unitsOf(Array(20).fill(9), Array(20).fill(9), Array(20).fill(null))), null)
  assert.equal(fitBand(unitsOf(Array(20).fill(9), Array(20).fill(9), Array(20).fill(0))), null)
})

test('outliers are the farthest on either side', () => {
  const z = [0, -3.5, 2.9, 7, null, -8, 3, -2]
  assert.deepEqual(outliers(z, 10), [5, 3, 1, 6])
  assert.deepEqual(outliers(z, 2), [5, 3])
  assert.deepEqual(outliers([null, 0], 10), [])
  assert.deepEqual(countOutliers(z), { short: 2, long: 2 })
})

test('the nearest point is the one a search of all would find', () => {
  let state = 7
  const next = (): number => (state = (state * 16807) % 2147483647) / 2147483647
  const x = Float32Array.from({ length: 2000 }, () => next() * 500)
  const y = Float32Array.from({ length: 2000 }, () => next() * 300)
  x[10] = NaN
  const index = new PointIndex(x, y, 500, 300)
  for (let i = 0; i < 300; ++i) {
    const [left, top] = [next() * 520 - 10, next() * 320 - 10]
    let best = Infinity
    for (let p = 0; p < 2000; ++p) best = Math.min(best, ((x[p]! - left) ** 2 + (y[p]! - top) ** 2) || Infinity)
    const found = index.nearest(left, top, 12, () => 0)
    if (best > 144) assert.equal(found, null)
    else assert.equal((x[found!]! - left) ** 2 + (y[found!]! - top) ** 2, best)
  }
})

test('of points in one place the weightier is found', () => {
  const index = new PointIndex(Float32Array.of(5, 5, 5), Float32Array.of(5, 5, 5), 100, 100)
  assert.equal(index.nearest(6, 5, 12, (point) => [1, 3, 2][point]!), 1)
  assert.equal(index.nearest(60, 5, 12, () => 0), null)
  assert.equal(new PointIndex(new Float32Array(0), new Float32Array(0), 0, 0).nearest(0, 0, 12, () => 0), null)
})

const historyRun = (id: number, scores: [suite: string, metric: string, value: number | null][], findings: [suite: string, count: number, checked: boolean][]): HistoryRun => ({
  id, time: `2026-01-0${id}T00:00:00Z`, commit: '', verdict: 'pass',
  scores: scores.map(([suite, metric, value]) => ({ suite, metric, lower_is_better: metric === 'TER', value, baseline: null, gain: null, gain_low: null, gain_high: null, verdict: 'pass' })),
  findings: findings.map(([suite, count, checked]) => ({ suite, units: 10, minor: count, major: 1, critical: 1, added: 0, fixed: 0, suppressed: 0, verdict: 'pass', checked })),
})

test('a history becomes a plot for each metric, a line for each suite', () => {
  const made = trends([
    historyRun(1, [['news', 'BLEU', 30], ['news', 'TER', 50]], [['news', 3, true], ['law', 0, false]]),
    historyRun(2, [['news', 'BLEU', null], ['law', 'BLEU', 20]], []),
    historyRun(3, [['news', 'BLEU', 31], ['law', 'COMET', null]], [['news', 1, true]]),
  ])
  assert.deepEqual(made, [
    { metric: '', lowerIsBetter: true, lines: [{ name: 'news', values: [5, null, 3] }] },
    { metric: 'BLEU', lowerIsBetter: false, lines: [{ name: 'news', values: [30, null, 31] }, { name: 'law', values: [null, 20, null] }] },
    { metric: 'TER', lowerIsBetter: true, lines: [{ name: 'news', values: [50, null, null] }] },
  ])
  assert.deepEqual(lastTwo(made[0]!.lines[0]!), { last: 3, before: 5 })
  assert.deepEqual(lastTwo(made[2]!.lines[0]!), { last: 50, before: null })
  assert.deepEqual(trends([]), [])
})
