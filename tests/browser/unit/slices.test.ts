import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breathe, pacer } from '../../../reports/web/src/state/slices'

test('work goes on at once within a slice, and breathes after it', async () => {
  const pause = pacer()
  assert.equal(pause(), undefined)
  const end = performance.now() + 15
  while (performance.now() < end);
  assert.ok(pause() instanceof Promise)
  await pause()
})

test('other tasks come between', async () => {
  let came = false
  setTimeout(() => (came = true), 0)
  while (!came) await breathe()
  assert.ok(came)
  setImmediate(() => process.exit(process.exitCode ?? 0)) // an open channel would keep the process
})
