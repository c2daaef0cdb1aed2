import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RunHead } from '../../../reports/web/src/model'
import { applyFilter, COMMENTED, filterCount, NO_FILTER, type Filter } from '../../../reports/web/src/state/filter'
import { orderOf, ruleOf, tableOf } from '../../../reports/web/src/state/table'

const run = (rules: string[], findings: [rule: number, severity: 0 | 1 | 2, probability: number, unit: number][]): RunHead =>
  ({
    rules,
    findings: { rule: findings.map(([rule]) => rule), severity: findings.map(([, severity]) => severity), probability: findings.map(([, , probability]) => probability), unit: findings.map(([, , , unit]) => unit) },
  }) as unknown as RunHead

const RUNS = [
  run(['omission', 'number'], [[1, 2, 0.9, 7], [0, 1, 0.8, 3], [0, 1, 0.5, 1]]),
  run(['number', 'omission'], [[1, 1, 0.7, 0], [0, 0, 0.4, 2]]),
]
const table = tableOf(RUNS)
const apply = (filter: Partial<Filter>, states = new Uint8Array(table.count), found: Uint8Array | null = null) => applyFilter(table, orderOf(table, 'worst'), { ...NO_FILTER, ...filter }, states, found)
const rows = (filter: Partial<Filter>): number[] => [...apply(filter).rows]

test('findings of all runs stand in one table', () => {
  assert.equal(table.count, 5)
  assert.deepEqual(table.rules, ['omission', 'number'])
  assert.deepEqual(table.firstOf, [0, 3])
  assert.deepEqual([0, 1, 2, 3, 4].map((row) => ruleOf(table, row)), ['number', 'omission', 'omission', 'omission', 'number'])
  assert.equal(tableOf([]).count, 0)
})

test('orders', () => {
  assert.deepEqual([...orderOf(table, 'worst')], [0, 1, 3, 2, 4])
  assert.deepEqual([...orderOf(table, 'surest')], [0, 1, 3, 2, 4])
  assert.deepEqual([...orderOf(tableOf([run(['number'], [[0, 2, 0.4, 0], [0, 1, 0.9, 1]])]), 'surest')], [1, 0])
  assert.deepEqual([...orderOf(table, 'reading')], [2, 1, 0, 3, 4])
  assert.deepEqual([...orderOf(table, 'check')], [1, 3, 2, 0, 4])
})

test('each filter, and all together', () => {
  assert.deepEqual(rows({}), [0, 1, 3, 2, 4])
  assert.deepEqual(rows({ checks: new Set(['number']) }), [0, 4])
  assert.deepEqual(rows({ severities: new Set([0, 2] as const) }), [0, 4])
  assert.deepEqual(rows({ runs: new Set([1]) }), [3, 4])
  assert.deepEqual(rows({ minimum: 0.7 }), [0, 1, 3])
  assert.deepEqual(rows({ runs: new Set([1]), checks: new Set(['number']), minimum: 0.5 }), [])
})

test('decisions and comments', () => {
  const states = Uint8Array.from([1, 2, 0, COMMENTED, 2 | COMMENTED])
  assert.deepEqual([...apply({ states: new Set(['open'] as const) }, states).rows], [3, 2])
  assert.deepEqual([...apply({ states: new Set(['dismissed'] as const) }, states).rows], [1, 4])
  assert.deepEqual([...apply({ commented: true }, states).rows], [3, 4])
  assert.deepEqual(apply({}, states).counts.states, [2, 1, 2])
})

test('a choice is counted under the other filters, not under its own', () => {
  const { counts } = apply({ checks: new Set(['number']), runs: new Set([0]) })
  assert.deepEqual(counts.checks, [2, 1])
  assert.deepEqual(counts.runs, [1, 1])
  assert.deepEqual(counts.severities, [0, 0, 1])
})

test('what the search did not find is neither shown nor counted', () => {
  const { rows, counts } = apply({}, undefined, Uint8Array.from([0, 1, 0, 0, 1]))
  assert.deepEqual([...rows], [1, 4])
  assert.deepEqual(counts.checks, [1, 1])
})

test('filters that are set are counted', () => {
  assert.equal(filterCount(NO_FILTER), 0)
  assert.equal(filterCount({ ...NO_FILTER, minimum: 0.5, commented: true, checks: new Set(['number']) }), 3)
})
