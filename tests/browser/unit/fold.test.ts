import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fold, foldQuery, occurrences, termsOf } from '../../../reports/web/src/text/fold'

test('case, tone marks and đ are folded', () => {
  assert.equal(fold('Tiếng Việt'), 'tieng viet')
  assert.equal(fold('ĐƯỜNG Đồng đậu'), 'duong dong dau')
  assert.equal(fold('Tie\u0302\u0301ng'), fold('Tiếng'))
})

test('letters of other languages', () => {
  assert.equal(fold('Straße Łódź Œuvre Ærø'), 'strasse lodz oeuvre aero')
  assert.equal(fold('مُحَمَّد'), 'محمد')
  assert.equal(fold('ＡＢＣ １２'), 'abc 12')
})

test('marks that make another letter stay', () => {
  assert.notEqual(fold('की'), fold('का'))
  assert.notEqual(fold('が'), fold('か'))
  assert.equal(fold('한글'), '한글')
})

test('a query is trimmed and its white space taken together', () => {
  assert.equal(foldQuery('  Tiếng \n  Việt '), 'tieng viet')
  assert.equal(foldQuery(' \t'), '')
})

test('occurrences are ranges of the text itself', () => {
  const text = 'Nói tiếng  Việt, TIẾNG VIỆT.'
  assert.deepEqual(occurrences(text, 'tieng viet').map(([begin, end]) => text.slice(begin, end)), ['tiếng  Việt', 'TIẾNG VIỆT'])
  const apart = 'x tie\u0302\u0301ng y'
  assert.deepEqual(occurrences(apart, 'tieng').map(([begin, end]) => apart.slice(begin, end)), ['tie\u0302\u0301ng'])
  assert.deepEqual(occurrences('Straße', 's').length, 3)
  assert.deepEqual(occurrences('Straße', 'stras'), [[0, 5]])
  assert.deepEqual(occurrences('chữ 🙂 chữ', 'chu').map(([begin]) => begin), [0, 7])
})

test('nothing occurs where nothing is asked for or there', () => {
  assert.deepEqual(occurrences('text', ''), [])
  assert.deepEqual(occurrences('', 'x'), [])
})

test('a query is words in any order, phrases, and places', () => {
  assert.deepEqual(termsOf(foldQuery('  Đoạn 8 bỏ  sót')), ['doan 8', 'bo', 'sot'])
  assert.deepEqual(termsOf('"two words" passage 8a line 12'), ['two words', 'passage', '8a', 'line 12'])
  assert.deepEqual(termsOf('a " b'), ['a', '"', 'b'])
  assert.deepEqual(termsOf(''), [])
})
