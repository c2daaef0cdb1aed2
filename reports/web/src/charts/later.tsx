// What need not be in the first picture.
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { enqueue } from './queue'

/** Keeps `room` free until its turn has come; parts come in the order in which they stand. */
export function Later({ room, children }: { room: number; children: () => ComponentChildren }) {
  const [here, setHere] = useState(false)
  useEffect(() => enqueue(() => setHere(true)), [])
  return here ? <>{children()}</> : <div style={{ minHeight: `${room}px` }} />
}
