// A text cut where its marks, its words and the places that a search found begin and end: what is drawn, piece by piece.
import type { Range } from '../model'

export type Look = 'omission' | 'addition' | 'other'

export interface Mark {
  range: Range // empty: a place between two words
  look: Look
  own: boolean // of the finding that is shown, not of another one of its unit
  finding: number // what a click leads to
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

/** The finding's own mark before others; of equal ones the shorter, which says more. */
function strongest(marks: Mark[]): Mark | null {
  let best: Mark | null = null
  for (const mark of marks) {
    if (!best || Number(mark.own) > Number(best.own) || (mark.own === best.own && mark.range[1] - mark.range[0] < best.range[1] - best.range[0])) best = mark
  }
  return best
}

export function stretchesOf(length: number, marks: readonly Mark[], words: readonly Range[], hits: readonly Range[]): Stretch[] {
  const clamp = (position: number): number => Math.max(0, Math.min(length, position))
  const spans = marks.filter(({ range }) => range[0] < range[1])
  const places = marks.filter(({ range }) => range[0] >= range[1]).map((mark) => ({ mark, at: clamp(mark.range[0]) }))
  const cuts = new Set<number>([0, length])
  for (const [begin, end] of [...spans.map(({ range }) => range), ...words, ...hits]) cuts.add(clamp(begin)).add(clamp(end))
  for (const { at } of places) cuts.add(at)
  const positions = [...cuts].sort((a, b) => a - b)
  const stretches: Stretch[] = []
  let word = 0
  positions.forEach((begin, index) => {
    // Of several places at one position the own one is drawn, else the first.
    const here = places.filter(({ at }) => at === begin)
    const place = here.find(({ mark }) => mark.own) ?? here[0]
    if (place) stretches.push({ mark: place.mark, pieces: [] })
    const end = positions[index + 1]
    if (end === undefined) return
    while (word < words.length && words[word]![1] <= begin) ++word
    const inside = word < words.length && covers(words[word]!, begin)
    const piece: Piece = { begin, end, word: inside ? word : -1, hit: hits.some((hit) => covers(hit, begin)) }
    const mark = strongest(spans.filter(({ range }) => covers(range, begin)))
    const last = stretches.at(-1)
    if (last && last.mark === mark && last.pieces.length > 0) last.pieces.push(piece)
    else stretches.push({ mark, pieces: [piece] })
  })
  return stretches
}
