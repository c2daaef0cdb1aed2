// What need not be there at once: drawn after the first picture, one part a task, so that no task is long.
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'

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

function enqueue(work: () => void): () => void {
  waiting.push(work)
  if (!running) next()
  return () => {
    const at = waiting.indexOf(work)
    if (at >= 0) waiting.splice(at, 1)
  }
}

/** Keeps `room` free until its turn has come; parts come in the order in which they stand. */
export function Later({ room, children }: { room: number; children: () => ComponentChildren }) {
  const [here, setHere] = useState(false)
  useEffect(() => enqueue(() => setHere(true)), [])
  return here ? <>{children()}</> : <div style={{ minHeight: `${room}px` }} />
}
