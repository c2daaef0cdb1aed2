import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linksOf } from '../../../reports/web/src/text/links'

test('words of both sides, each once, and their partners', () => {
  // [4, 7) with [0, 3), [0, 3) with [4, 7), [4, 7) with [8, 9)
  const { words, partners } = linksOf([4, 3, 0, 3, 9, -7, 3, 1, 3, 8, 1, 3, 1, 1, 7])
  assert.deepEqual(words.source, [[0, 3], [4, 7]])
  assert.deepEqual(words.target, [[0, 3], [4, 7], [8, 9]])
  assert.deepEqual(partners.source, [[1], [0, 2]])
  assert.deepEqual(partners.target, [[1], [0], [1]])
})

test('links that are there twice count once, empty ranges not at all', () => {
  assert.deepEqual(linksOf([0, 1, 0, 1, 10, -1, 1, -1, 1, 10, 1, 0, -1, 1, 10]).partners, { source: [[0]], target: [[0]] })
  assert.deepEqual(linksOf([]).words, { source: [], target: [] })
})
