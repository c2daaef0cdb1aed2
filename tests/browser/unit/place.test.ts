import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fragmentOf, parsePlace } from '../../../reports/web/src/store'

test('places and fragments', () => {
  for (const place of [{ view: 'work', run: 1, item: 12 }, { view: 'document', run: 0, item: null }] as const) assert.deepEqual(parsePlace(fragmentOf(place)), place)
  assert.deepEqual(parsePlace('#work'), { view: 'work', run: 0, item: null })
  assert.deepEqual(parsePlace('#work/x/-1'), { view: 'work', run: 0, item: null })
  assert.equal(parsePlace('#elsewhere/0'), null)
  assert.equal(parsePlace(''), null)
})
