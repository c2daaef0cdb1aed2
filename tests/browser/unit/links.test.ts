import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linksOf } from '../../../reports/web/src/text/links'

test('words of both sides, each once, and their partners', () => {
  const { words, partners } = linksOf([
    [4, 7, 0, 3, 0.9],
    [0, 3, 4, 7, 0.8],
    [4, 7, 8, 9, 0.7],
  ])
  assert.deepEqual(words.source, [[0, 3], [4, 7]])
  assert.deepEqual(words.target, [[0, 3], [4, 7], [8, 9]])
  assert.deepEqual(partners.source, [[1], [0, 2]])
  assert.deepEqual(partners.target, [[1], [0], [1]])
})

test('links that are there twice count once, empty ranges not at all', () => {
  assert.deepEqual(linksOf([[0, 1, 0, 1, 1], [0, 1, 0, 1, 1], [2, 2, 0, 1, 1]]).partners, { source: [[0]], target: [[0]] })
  assert.deepEqual(linksOf([]).words, { source: [], target: [] })
})
