import assert from 'node:assert/strict'
import { test } from 'node:test'
import { intervalsOf, sizeOf, summarise } from '../../../reports/web/src/overview/summary'

test('a summary counts findings by severity, check and unit', () => {
  const summary = summarise({
    rules: ['number', 'omission', 'spacing', 'name'],
    findings: { rule: [1, 0, 0, 2, 0], severity: [2, 1, 1, 0, 0], probability: [1, 1, 1, 1, 1], unit: [4, 4, 2, 7, 4] },
    checks: [{ rule: 'omission', opportunities: 12.5, violations: 1 }, { rule: 'name', opportunities: 3, violations: 0 }],
  })
  assert.equal(summary.findings, 5)
  assert.deepEqual(summary.bySeverity, [2, 2, 1])
  assert.equal(summary.unitsWithFindings, 3)
  assert.deepEqual(summary.rules, [
    { rule: 'omission', bySeverity: [0, 0, 1], total: 1, opportunities: 12.5 },
    { rule: 'number', bySeverity: [1, 2, 0], total: 3, opportunities: null },
    { rule: 'spacing', bySeverity: [1, 0, 0], total: 1, opportunities: null },
  ])
})

test('nothing found is a summary of nothing', () => {
  const summary = summarise({ rules: [], findings: { rule: [], severity: [], probability: [], unit: [] }, checks: [] })
  assert.deepEqual(summary, { findings: 0, bySeverity: [0, 0, 0], unitsWithFindings: 0, rules: [] })
})

test('sizes of files', () => {
  assert.deepEqual(sizeOf(0), { value: 0, unit: 'B', digits: 0 })
  assert.deepEqual(sizeOf(999), { value: 999, unit: 'B', digits: 0 })
  assert.deepEqual(sizeOf(1500), { value: 1.5, unit: 'kB', digits: 1 })
  assert.deepEqual(sizeOf(999_600), { value: 0.9996, unit: 'MB', digits: 1 })
  assert.deepEqual(sizeOf(412_000_000), { value: 412, unit: 'MB', digits: 0 })
  assert.deepEqual(sizeOf(5e12), { value: 5000, unit: 'GB', digits: 0 })
})

test('a run has the intervals of the system of its name', () => {
  const comparison = {
    systems: [{ name: 'a.txt', path: '' }, { name: 'b.txt', path: '' }],
    metrics: [
      { metric: 'coverage.source', systems: [{ interval: { mean: 0.9, half_width: 0.02 } }, { interval: null }] },
      { metric: 'BLEU', systems: [{ interval: null }, { interval: { mean: 30, half_width: 1.5 } }] },
    ],
  } as unknown as Parameters<typeof intervalsOf>[0]
  assert.deepEqual([...intervalsOf(comparison, 'a.txt')], [['coverage.source', 0.02]])
  assert.deepEqual([...intervalsOf(comparison, 'b.txt')], [['BLEU', 1.5]])
  assert.deepEqual([...intervalsOf(comparison, 'c.txt')], [])
  assert.deepEqual([...intervalsOf(null, 'a.txt')], [])
})
