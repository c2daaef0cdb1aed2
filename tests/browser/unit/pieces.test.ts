import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Range } from '../../../reports/web/src/model'
import { stretchesOf, type Mark } from '../../../reports/web/src/text/pieces'

const mark = (range: Range, finding = 0, own = true): Mark => ({ range, look: 'omission', own, finding })

function shown(text: string, marks: Mark[], words: Range[] = [], hits: Range[] = []): string {
  return stretchesOf(text.length, marks, words, hits)
    .map(({ mark, pieces }) => {
      const inner = pieces.map(({ begin, end, word, hit }) => (word >= 0 ? `(${text.slice(begin, end)})${word}` : hit ? `*${text.slice(begin, end)}*` : text.slice(begin, end))).join('')
      return mark ? `[${mark.finding}:${inner}]` : inner
    })
    .join('')
}

test('a text without marks is one stretch', () => {
  assert.equal(shown('abc', []), 'abc')
  assert.deepEqual(stretchesOf(0, [], [], []), [])
})

test('marks, words and hits cut the text', () => {
  assert.equal(shown('one two three', [mark([4, 7])]), 'one [0:two] three')
  assert.equal(shown('one two three', [mark([4, 13])], [[0, 3], [4, 7], [8, 13]]), '(one)0 [0:(two)1 (three)2]')
  assert.equal(shown('one two', [], [], [[0, 3]]), '*one* two')
})

test('places stand between words, at both ends, too', () => {
  assert.equal(shown('one two', [mark([4, 4])]), 'one [0:]two')
  assert.equal(shown('one', [mark([0, 0]), mark([3, 3], 1)]), '[0:]one[1:]')
  assert.equal(shown('', [mark([0, 0])]), '[0:]')
})

test('the own mark comes before others, the shorter before the longer', () => {
  assert.equal(shown('one two three', [mark([0, 13], 1, false), mark([4, 7], 0)]), '[1:one ][0:two][1: three]')
  assert.equal(shown('one two', [mark([0, 7], 1, false), mark([4, 7], 2, false)]), '[1:one ][2:two]')
  assert.equal(shown('one', [mark([1, 1], 1, false), mark([1, 1], 0)]), 'o[0:]ne')
})

test('a dismissed mark gives way to any other', () => {
  assert.equal(shown('one two', [mark([0, 7], 1), { ...mark([4, 7], 0), faded: true }]), '[1:one two]')
  assert.equal(shown('one', [{ ...mark([1, 1], 0), faded: true }, mark([1, 1], 1)]), 'o[1:]ne')
})

test('of a part only what stands in it is drawn', () => {
  const parts = stretchesOf(13, [mark([0, 7]), mark([13, 13], 1)], [[0, 3], [4, 7], [8, 13]], [], [4, 10])
  assert.deepEqual(parts.flatMap(({ pieces }) => pieces.map(({ begin, end }) => [begin, end])), [[4, 7], [7, 8], [8, 10]])
  assert.deepEqual(parts.map(({ mark: made }) => made?.finding ?? null), [0, null])
})

test('ranges beyond the text are cut to it', () => {
  assert.equal(shown('one', [mark([1, 99])]), 'o[0:ne]')
})
