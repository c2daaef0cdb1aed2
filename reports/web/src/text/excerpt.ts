// Of a very long text what stands round its marks.
import type { Range } from '../model'

const LONG = 1600 // UTF-16 units: longer texts are cut
const AROUND = 400 // what is shown before and behind the marks
const SNAP = 40 // how far a cut moves to a space

const isSpace = (text: string, position: number): boolean => /\s/.test(text.charAt(position))

/** Moves a cut inwards to a space, or off the middle of a letter. */
function snapped(text: string, position: number, step: 1 | -1): number {
  if (position <= 0 || position >= text.length) return position
  for (let i = 0; i < SNAP; ++i) if (isSpace(text, position + step * i)) return position + step * i + (step > 0 ? 1 : 0)
  const code = text.charCodeAt(position)
  return code >= 0xdc00 && code <= 0xdfff ? position + step : position
}

/** The part of a long text that is shown for marks at `ranges`, the beginning if there are none; null: all of it. */
export function excerptOf(text: string, ranges: readonly Range[]): Range | null {
  if (text.length <= LONG) return null
  const first = ranges.length > 0 ? Math.min(...ranges.map(([begin]) => begin)) : 0
  const last = ranges.length > 0 ? Math.max(...ranges.map(([, end]) => end)) : 0
  const begin = Math.max(0, first - AROUND)
  const end = Math.min(text.length, last + AROUND, begin + LONG)
  return [snapped(text, begin, 1), snapped(text, end, -1)]
}
