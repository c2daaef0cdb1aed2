// A text cut where its marks, its words and the places that a search found begin and end: what is drawn, piece by piece.
import type { Range } from '../model'

export type Look = 'omission' | 'addition' | 'other'

export interface Mark {
  range: Range // empty: a place between two words
  look: Look
  own: boolean // of the finding that is shown, not of another one of its unit
  finding: number // what a click leads to
  faded?: boolean // of a finding that was dismissed
}

export interface Piece {
  begin: number
  end: number
  word: number // index of `words`; -1: none
  hit: boolean // the search found it
}

/** Pieces in a row under one mark, or under none; a place has no pieces. */
export interface Stretch {
  mark: Mark | null
  pieces: Piece[]
}

const covers = ([begin, end]: Range, position: number): boolean => begin <= position && position < end

const rankOf = ({ own, faded }: Mark): number => (own ? 2 : 0) + (faded ? 0 : 1)

/** The finding's own mark before others, dismissed ones last; of equal ones the shorter, which says more. */
function strongest(marks: Mark[]): Mark | null {
  let best: Mark | null = null
  for (const mark of marks) {
    const rank = best ? rankOf(mark) - rankOf(best) : 1
    if (!best || rank > 0 || (rank === 0 && mark.range[1] - mark.range[0] < best.range[1] - best.range[0])) best = mark
  }
  return best
}

/** `shown`: the part that is drawn. */
export function stretchesOf(length: number, marks: readonly Mark[], words: readonly Range[], hits: readonly Range[], shown: Range = [0, length]): Stretch[] {
  const [first, last] = shown
  const clamp = (position: number): number => Math.max(first, Math.min(last, position))
  const spans = marks.filter(({ range }) => range[0] < range[1])
  const places = marks.filter(({ range }) => range[0] >= range[1]).map((mark) => ({ mark, at: Math.max(0, Math.min(length, mark.range[0])) })).filter(({ at }) => first <= at && at <= last)
  const cuts = new Set<number>([first, last])
  for (const [begin, end] of [...spans.map(({ range }) => range), ...words, ...hits]) cuts.add(clamp(begin)).add(clamp(end))
  for (const { at } of places) cuts.add(at)
  const positions = [...cuts].sort((a, b) => a - b)
  const stretches: Stretch[] = []
  let word = 0
  positions.forEach((begin, index) => {
    // Of several places at one position one is drawn.
    const here = places.filter(({ at }) => at === begin)
    const place = here.find(({ mark }) => mark === strongest(here.map((other) => other.mark)))
    if (place) stretches.push({ mark: place.mark, pieces: [] })
    const end = positions[index + 1]
    if (end === undefined) return
    while (word < words.length && words[word]![1] <= begin) ++word
    const inside = word < words.length && covers(words[word]!, begin)
    const piece: Piece = { begin, end, word: inside ? word : -1, hit: hits.some((hit) => covers(hit, begin)) }
    const mark = strongest(spans.filter(({ range }) => covers(range, begin)))
    const before = stretches.at(-1)
    if (before && before.mark === mark && before.pieces.length > 0) before.pieces.push(piece)
    else stretches.push({ mark, pieces: [piece] })
  })
  return stretches
}
