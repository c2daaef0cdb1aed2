import assert from 'node:assert/strict'
import { test } from 'node:test'
import { language, percent } from '../../../reports/web/src/i18n'
import { concernedOf } from '../../../reports/web/src/overview/concerned'
import { metricInSentence, metricInterval } from '../../../reports/web/src/overview/score_names'
import { sizeOf, summarise } from '../../../reports/web/src/overview/summary'

const units = { count: 9, sourceLength: [], targetLength: [], lengthZ: [], sourceCoverage: [], targetCoverage: [] }

test('a summary counts findings by severity, check and unit', () => {
  const summary = summarise({
    units,
    corpus: null,
    rules: ['number', 'omission', 'spacing', 'name'],
    findings: { rule: [1, 0, 0, 2, 0], severity: [2, 1, 1, 0, 0], probability: [1, 1, 1, 1, 1], unit: [4, 4, 2, 7, 4] },
    checks: [{ rule: 'omission', opportunities: 12.5, violations: 1 }, { rule: 'name', opportunities: 3, violations: 0 }],
  })
  assert.equal(summary.findings, 5)
  assert.deepEqual(summary.bySeverity, [2, 2, 1])
  assert.equal(summary.units, 9)
  assert.equal(summary.unitsWithFindings, 3)
  assert.deepEqual(summary.rules, [
    { rule: 'omission', bySeverity: [0, 0, 1], total: 1, opportunities: 12.5 },
    { rule: 'number', bySeverity: [1, 2, 0], total: 3, opportunities: null },
    { rule: 'spacing', bySeverity: [1, 0, 0], total: 1, opportunities: null },
  ])
})

test('nothing found is a summary of nothing', () => {
  const summary = summarise({ rules: [], findings: { rule: [], severity: [], probability: [], unit: [] }, checks: [], units, corpus: null })
  assert.deepEqual(summary, { findings: 0, bySeverity: [0, 0, 0], units: 9, unitsWithFindings: 0, rules: [] })
})

test('the summary of a corpus is of all of it, not of what is shown', () => {
  const summary = summarise({
    rules: ['omission'],
    findings: { rule: [0], severity: [2], probability: [1], unit: [4] },
    checks: [],
    units,
    corpus: { units: 1_000_000, suppressed: 3, findings: [['number', 0, 20, 0], ['omission', 0, 5, 7], ['url', 0, 0, 0]], figures: [] },
  })
  assert.deepEqual(summary, {
    findings: 32,
    bySeverity: [0, 25, 7],
    units: 1_000_000,
    unitsWithFindings: null,
    rules: [
      { rule: 'omission', bySeverity: [0, 5, 7], total: 12, opportunities: null },
      { rule: 'number', bySeverity: [0, 20, 0], total: 20, opportunities: null },
    ],
  })
})

test('sizes of files', () => {
  assert.deepEqual(sizeOf(0), { value: 0, unit: 'B', digits: 0 })
  assert.deepEqual(sizeOf(999), { value: 999, unit: 'B', digits: 0 })
  assert.deepEqual(sizeOf(1500), { value: 1.5, unit: 'kB', digits: 1 })
  assert.deepEqual(sizeOf(999_600), { value: 0.9996, unit: 'MB', digits: 1 })
  assert.deepEqual(sizeOf(412_000_000), { value: 412, unit: 'MB', digits: 0 })
  assert.deepEqual(sizeOf(5e12), { value: 5000, unit: 'GB', digits: 0 })
})

test('intervals are written as their values are', () => {
  assert.equal(metricInterval('coverage.source', [0.7116, 0.78]), '71.2–78.0%')
  assert.equal(metricInterval('length_ratio.characters', [1.281, 1.32]), '1.28–1.32')
})

test('shares are percents without a space, never all for less', () => {
  assert.deepEqual([0, 0.001, 0.7, 0.999, 1].map(percent), ['0%', '1%', '70%', '99%', '100%'])
})

test('a metric of our own is no name inside a sentence', () => {
  assert.equal(metricInSentence('coverage.source'), 'source covered')
  assert.equal(metricInSentence('BLEU'), 'BLEU')
  language.value = 'vi'
  assert.equal(metricInSentence('coverage.source'), 'nội dung gốc được dịch')
  language.value = 'en'
})

test('one passage is singular', () => {
  assert.equal(concernedOf(3, 1), '3 of the passages have findings; 1 has none.')
  assert.equal(concernedOf(1, 2), '1 passage has findings; 2 have none.')
})
