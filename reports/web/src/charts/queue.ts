// Work that need not be done at once: one piece a task, so that no task is long.

const waiting: (() => void)[] = []
let running = false

function next(): void {
  running = waiting.length > 0
  if (!running) return
  setTimeout(() => {
    waiting.shift()?.()
    next()
  }, 16)
}

/** Does the work when what was queued before is done; what is returned takes it back. */
export function enqueue(work: () => void): () => void {
  waiting.push(work)
  if (!running) next()
  return () => {
    const at = waiting.indexOf(work)
    if (at >= 0) waiting.splice(at, 1)
  }
}
