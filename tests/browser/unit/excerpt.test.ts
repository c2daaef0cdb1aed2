import assert from 'node:assert/strict'
import { test } from 'node:test'
import { excerptOf } from '../../../reports/web/src/text/excerpt'

const words = 'word '.repeat(1000)

test('a text that is not very long is shown whole', () => {
  assert.equal(excerptOf('word '.repeat(300), []), null)
  assert.equal(excerptOf('', [[0, 0]]), null)
})

test('of a very long one what stands round the marks, cut between words', () => {
  const [begin, end] = excerptOf(words, [[2500, 2504], [2600, 2604]]) ?? [0, 0]
  assert.ok(begin > 2050 && begin <= 2500 && end >= 2604 && end < 3050, `${begin} ${end}`)
  assert.match(words.slice(begin, end), /^word .* word$/)
  assert.equal(excerptOf(words, [[3, 4]])?.[0], 0)
  assert.equal(excerptOf(words, [[4990, 4999]])?.[1], words.length)
  assert.equal(excerptOf(words, [])?.[0], 0)
})

test('a mark that is very long itself is cut, and no letter in halves', () => {
  const [begin, end] = excerptOf(words, [[0, 5000]]) ?? [0, 0]
  assert.ok(end - begin <= 1600)
  const emoji = '\u{1f600}'.repeat(2000)
  const [from, to] = excerptOf(`x${emoji}`, [[2000, 2002]]) ?? [0, 0]
  assert.equal(`x${emoji}`.slice(from, to).isWellFormed?.() ?? true, true)
})
