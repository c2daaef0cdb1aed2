import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decisionFile, DEFAULT_REASON, merged, packDecisions, readDecisionFile, readSuppressionFile, suppressionFile, unpackDecisions, withDecision, type Decision, type Decisions } from '../../../reports/web/src/state/decisions'

const A = 'a'.repeat(32)
const B = 'b'.repeat(32)
const decision = (fingerprint: string, change: Partial<Decision> = {}): Decision => ({ fingerprint, verdict: 'dismissed', comment: '', unit: 3, time: '2026-01-02T03:04:05.000Z', ...change })
const none: Decisions = new Map()

test('a decision that says nothing any more is taken out', () => {
  const one = withDecision(none, decision(A))
  assert.equal(one.size, 1)
  assert.equal(none.size, 0)
  assert.equal(withDecision(one, decision(A, { verdict: null })).size, 0)
  assert.equal(withDecision(one, decision(A, { verdict: null, comment: 'why' })).size, 1)
})

test('a suppression file has the dismissed, each once, with a reason', () => {
  const text = suppressionFile([decision(A, { comment: ' agreed with the author ' }), decision(B, { verdict: 'accepted' }), decision(B), decision(A)])
  assert.deepEqual(JSON.parse(text), { suppressions: [{ fingerprint: A, reason: 'agreed with the author' }, { fingerprint: B, reason: DEFAULT_REASON }] })
  assert.deepEqual(JSON.parse(suppressionFile([])), { suppressions: [] })
})

test('a decision file is read back as it was written', () => {
  const documents = [{ key: 'k', name: 'n', decisions: [decision(A, { comment: 'Tiếng Việt "x"' })] }]
  assert.deepEqual(readDecisionFile(decisionFile(documents)), { documents, broken: 0 })
})

test('other files are refused, broken entries counted', () => {
  for (const text of ['', '[]', 'null', '{"suppressions": []}', '{"format": "lacuna decisions"}']) assert.equal(readDecisionFile(text), null)
  const file = { format: 'lacuna decisions', version: 1, documents: [{ key: 'k', name: 'n', decisions: [{ fingerprint: 'short' }, null, decision(A)] }, { name: 'no key' }] }
  const read = readDecisionFile(JSON.stringify(file))
  assert.equal(read?.broken, 3)
  assert.deepEqual(read?.documents[0]?.decisions, [decision(A)])
})

test('a suppression file is read as dismissals, what is general in it is counted', () => {
  const text = suppressionFile([decision(A, { comment: 'agreed' }), decision(B)])
  assert.deepEqual(readSuppressionFile(text), { decisions: [decision(A, { comment: 'agreed', unit: 0, time: '' }), decision(B, { unit: 0, time: '' })], broken: 0 })
  assert.equal(readSuppressionFile('{"suppressions": [{"rule": "spelling", "reason": "names"}]}')?.broken, 1)
  for (const other of ['', '[]', 'null', '{"format": "lacuna decisions", "documents": []}']) assert.equal(readSuppressionFile(other), null)
})

test('of two decisions the later one holds', () => {
  const mine = new Map([[A, decision(A, { time: '2026-01-03' })], [B, decision(B, { time: '2026-01-01' })]])
  const { decisions, taken, kept } = merged(mine, [decision(A, { verdict: 'accepted', time: '2026-01-02' }), decision(B, { verdict: 'accepted', time: '2026-01-02' })])
  assert.deepEqual([taken, kept], [1, 1])
  assert.equal(decisions.get(A)?.verdict, 'dismissed')
  assert.equal(decisions.get(B)?.verdict, 'accepted')
})

test('what the browser keeps is read back; rubbish is nothing', () => {
  const decisions = withDecision(none, decision(A))
  assert.deepEqual(unpackDecisions(packDecisions(decisions)), decisions)
  for (const text of [null, '', '{}', '[1]', '[{"fingerprint": "x"}]']) assert.equal(unpackDecisions(text).size, 0)
})
