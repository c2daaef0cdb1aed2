// What the pointer is on, beside the pointer; within its figure, so that it never makes the page wider.
import type { ComponentChildren } from 'preact'

export interface At {
  left: number // from the figure's edge
  top: number
  width: number // of the figure
}

export function Tooltip({ at, children }: { at: At; children: ComponentChildren }) {
  const before = at.left > at.width / 2
  return (
    <div
      class="tip"
      aria-hidden="true"
      style={{ top: `${at.top}px`, ...(before ? { right: `${at.width - at.left + 12}px` } : { left: `${at.left + 12}px` }), maxWidth: `${Math.max(160, Math.min(320, (before ? at.left : at.width - at.left) - 20))}px` }}
    >
      {children}
    </div>
  )
}
