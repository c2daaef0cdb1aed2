import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runOf } from '../../../reports/web/src/compare/run_of'
import { scaleOf, shareOf } from '../../../reports/web/src/compare/scale'
import { best, compareValues, outcomeOf, tallies } from '../../../reports/web/src/compare/verdict'
import { bucketName, countedWord, pValue, shape, shown, signed } from '../../../reports/web/src/compare/wording'
import { diffWords, tokens, type Piece } from '../../../reports/web/src/compare/words'
import { language } from '../../../reports/web/src/i18n'
import type { Comparison, RunHead } from '../../../reports/web/src/model'

const text = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join('')
const marked = (pieces: readonly Piece[]): string => pieces.map((piece) => (piece.changed ? `[${piece.text}]` : piece.text)).join('')

test('words, marks and spaces make up the text', () => {
  assert.deepEqual(tokens("Don't  pay 1,500.50!", 'en'), ["Don't", '  ', 'pay', ' ', '1,500.50', '!'])
  assert.deepEqual(tokens('Cần mang theo giấy tờ', 'vi'), ['Cần', ' ', 'mang', ' ', 'theo', ' ', 'giấy', ' ', 'tờ'])
  assert.deepEqual(tokens('', 'en'), [])
  for (const sample of ['a-b c_d', '文件已保存。', 'ประเทศไทย', '👩‍👩‍👧 <b>x</b>', ' \n\t ', 'e\u0301a']) assert.equal(tokens(sample, '').join(''), sample)
  assert.ok(tokens('文件已保存', 'zh').length > 1)
  assert.equal(tokens('文件已保存', 'no such language!').join(''), '文件已保存')
})

test('what differs is marked on both sides', () => {
  const diff = diffWords('The old man sat by the sea.', 'The man sat near the blue sea.', 'en')
  assert.equal(marked(diff.before), 'The [old] man sat [by] the sea.')
  assert.equal(marked(diff.after), 'The man sat [near] the [blue] sea.')
  assert.equal(diff.same, false)
})

test('a run of changed words is one mark', () => {
  const diff = diffWords('one two three four', 'one five six four', 'en')
  assert.equal(marked(diff.before), 'one [two three] four')
  assert.equal(marked(diff.after), 'one [five six] four')
})

test('white space alone is no difference', () => {
  const diff = diffWords(' a  b ', 'a b', 'en')
  assert.equal(diff.same, true)
  assert.equal(marked(diff.before), ' a  b ')
  assert.equal(marked(diff.after), 'a b')
})

test('the pieces of a side are its text, whatever it is', () => {
  const samples = ['', ' ', 'a', 'a b', 'b a', '  a b  ', '<script>alert(1)</script>', 'x y z', '文件已保存。', '并保存更改', 'שלום עולם', 'a\nb\tc']
  for (const before of samples) {
    for (const after of samples) {
      const diff = diffWords(before, after, '')
      assert.equal(text(diff.before), before)
      assert.equal(text(diff.after), after)
      if (before === after) assert.ok(diff.same)
    }
  }
})

test('Chinese is told apart word by word', () => {
  const diff = diffWords('我喜欢红色的苹果', '我喜欢绿色的苹果', 'zh')
  assert.ok(diff.before.some(({ changed, text: part }) => !changed && part.includes('喜欢')))
  assert.ok(diff.after.some(({ changed }) => changed))
})

test('texts that share nothing are marked whole, and soon', () => {
  const before = Array.from({ length: 4000 }, (_, i) => `a${i}`).join(' ')
  const after = Array.from({ length: 4000 }, (_, i) => `b${i}`).join(' ')
  const diff = diffWords(before, after, 'en')
  assert.deepEqual(diff, { before: [{ text: before, changed: true }], after: [{ text: after, changed: true }], same: false })
})

const HIGHER = { better: 'higher', ideal: null } as const
const LOWER = { better: 'lower', ideal: null } as const
const NEARER = { better: 'nearer to ideal', ideal: 1 } as const

test('better is what the metric says', () => {
  assert.ok(compareValues(HIGHER, 2, 1) > 0)
  assert.ok(compareValues(LOWER, 2, 1) < 0)
  assert.ok(compareValues(NEARER, 1.1, 0.8) > 0)
  assert.equal(compareValues(NEARER, 1.5, 0.5), 0)
  const of = (metric: typeof HIGHER | typeof LOWER | typeof NEARER, baseline_score: number, score: number, significant: boolean): string => outcomeOf(metric, { baseline_score, score, significant })
  assert.equal(of(HIGHER, 1, 2, true), 'better')
  assert.equal(of(HIGHER, 1, 2, false), 'chance')
  assert.equal(of(LOWER, 1, 2, true), 'worse')
  assert.equal(of(NEARER, 1.4, 0.9, true), 'better')
  assert.equal(of(NEARER, 1.5, 0.5, true), 'chance')
})

test('the best of several', () => {
  const higher = (a: number, b: number): number => a - b
  assert.deepEqual(best([1, 3, 2], higher), [1])
  assert.deepEqual(best([1, 3, 3, null], higher), [1, 2])
  assert.deepEqual(best([3, 3], higher), [])
  assert.deepEqual(best([3, null], higher), [])
  assert.deepEqual(best([], higher), [])
  assert.deepEqual(best([1, 3, 2], (a, b) => b - a), [0])
})

test('systems are summed up by metric', () => {
  const difference = (system: number, score: number, significant: boolean) => ({ system, baseline_score: 1, score, significant })
  const comparison = {
    systems: [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
    metrics: [
      { metric: 'BLEU', ...HIGHER, differences: [difference(1, 2, true), difference(2, 0, true)] },
      { metric: 'TER', ...LOWER, differences: [difference(1, 0, false), difference(2, 0, true)] },
      { metric: 'coverage.source', ...HIGHER, differences: [] },
    ],
  } as unknown as Comparison
  assert.deepEqual(tallies(comparison), [
    { system: 1, metrics: { better: ['BLEU'], worse: [], chance: ['TER'] } },
    { system: 2, metrics: { better: ['TER'], worse: ['BLEU'], chance: [] } },
  ])
})

test('a scale holds its values and zero', () => {
  const scale = scaleOf([1.4, 3.2])
  assert.equal(scale.low, 0)
  assert.ok(scale.high > 3.2)
  assert.deepEqual(scale.ticks, [0, 1, 2, 3])
  assert.deepEqual(scaleOf([-0.02, 0.013]).ticks, [-0.02, -0.01, 0, 0.01])
  assert.deepEqual(scaleOf([0]).ticks, [-1, -0.5, 0, 0.5, 1])
  assert.equal(shareOf({ low: -1, high: 1, ticks: [] }, 0), 0.5)
})

test('numbers are said with sign and in words', () => {
  const BLEU = { name: 'BLEU', decimals: 2 }
  const coverage = shape({ metric: 'coverage.source', decimals: 4 })
  assert.equal(shown(0.6121, coverage), '61.2%')
  assert.equal(signed(-0.0936, coverage), '−9.4%')
  assert.equal(signed(0.0001, coverage), '0.0%')
  assert.equal(shown(null, BLEU), '–')
  assert.equal(countedWord(1, 'units'), '1 passage')
  assert.equal(countedWord(1200, 'words'), '1,200 words')
  assert.equal(signed(1.234, BLEU), '+1.23')
  assert.equal(signed(-0.001, BLEU), '0.00')
  assert.equal(signed(-2, { name: 'TER', decimals: 1 }), '−2.0')
  assert.equal(pValue(0.0001), 'p < 0.001')
  assert.equal(pValue(0.0312), 'p = 0.031')
  assert.equal(pValue(0.53), 'p = 0.53')
})

test('names of buckets are said in Vietnamese, too', () => {
  assert.equal(bucketName('11–20 words', 'en'), '11–20 words')
  language.value = 'vi'
  assert.equal(bucketName('11–20 words', 'vi'), '11–20 từ')
  assert.equal(bucketName('seen once', 'vi'), 'gặp 1 lần')
  assert.equal(bucketName('seen 1000 times or more', 'vi'), 'gặp 1000 lần trở lên')
  assert.equal(bucketName('41 words or more', 'vi'), '41 từ trở lên')
  language.value = 'en'
})

test('a system leads to its run where the passages are the same', () => {
  const runs = [{ name: 'b', units: { count: 3 } }, { name: 'a', units: { count: 3 } }] as unknown as RunHead[]
  const systems = [{ name: 'a', path: '' }, { name: 'b', path: '' }]
  assert.equal(runOf({ systems, unit_count: 3 }, 0, runs), 1)
  assert.equal(runOf({ systems, unit_count: 2 }, 0, runs), null)
  assert.equal(runOf({ systems, unit_count: 3 }, 0, []), null)
})
