// Which words of two texts differ.
import { diffArrays } from 'diff'

export interface Piece {
  text: string
  changed: boolean
}

export interface WordDiff {
  before: Piece[]
  after: Piece[]
  same: boolean
}

const WORD = /[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}_]|['’.,\-·](?=[\p{L}\p{M}\p{N}]))*|\s+|[^\p{L}\p{M}\p{N}\s]/gu
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
const SPACE = /^\s+$/u
const MOST_EDITS = 800 // beyond them two texts are told as wholly different: it would take too long, and help nobody

/** Words, marks and white space; together they are the text. Words that are written without spaces are parted, too. */
export function tokens(text: string, language: string): string[] {
  if (UNSPACED.test(text) && typeof Intl.Segmenter === 'function') {
    let segmenter: Intl.Segmenter
    try {
      segmenter = new Intl.Segmenter(language || undefined, { granularity: 'word' })
    } catch {
      segmenter = new Intl.Segmenter(undefined, { granularity: 'word' }) // no such language
    }
    return Array.from(segmenter.segment(text), ({ segment }) => segment)
  }
  return text.match(WORD) ?? []
}

interface Word {
  text: string
  space: string // after it
}

function words(text: string, language: string): { lead: string; words: Word[] } {
  let lead = ''
  const result: Word[] = []
  for (const token of tokens(text, language)) {
    const last = result[result.length - 1]
    if (!SPACE.test(token)) result.push({ text: token, space: '' })
    else if (last) last.space += token
    else lead += token
  }
  return { lead, words: result }
}

/** A run of words of one kind is one piece; white space between two kinds belongs to neither of the changed ones. */
class Pieces {
  readonly list: Piece[] = []
  private pending = ''

  constructor(lead: string) {
    this.pending = lead
  }

  add(word: Word, changed: boolean): void {
    const last = this.list[this.list.length - 1]
    if (last?.changed === changed) last.text += this.pending + word.text
    else {
      if (last && !last.changed) last.text += this.pending
      else if (!changed) word = { text: this.pending + word.text, space: word.space }
      else if (this.pending) this.list.push({ text: this.pending, changed: false })
      this.list.push({ text: word.text, changed })
    }
    this.pending = word.space
  }

  finish(): Piece[] {
    const last = this.list[this.list.length - 1]
    if (this.pending && last && !last.changed) last.text += this.pending
    else if (this.pending) this.list.push({ text: this.pending, changed: false })
    this.pending = ''
    return this.list
  }
}

/** Differences of white space alone are none. The pieces of each side together are its text. */
export function diffWords(before: string, after: string, language: string): WordDiff {
  const old = words(before, language)
  const now = words(after, language)
  const left = new Pieces(old.lead)
  const right = new Pieces(now.lead)
  const changes = diffArrays(old.words, now.words, { comparator: (a, b) => a.text === b.text, maxEditLength: MOST_EDITS })
  if (!changes) {
    for (const word of old.words) left.add(word, true)
    for (const word of now.words) right.add(word, true)
    return { before: left.finish(), after: right.finish(), same: false }
  }
  let same = true
  let at = 0
  for (const { value, added, removed } of changes) {
    if (added || removed) same = false
    for (const word of value) {
      if (added) right.add(word, true)
      else if (removed) {
        left.add(word, true)
        ++at
      } else {
        right.add(word, false) // jsdiff gives the later side's
        left.add(old.words[at++] ?? word, false)
      }
    }
  }
  return { before: left.finish(), after: right.finish(), same }
}
