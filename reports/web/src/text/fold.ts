// Texts as a search compares them: without case, width and diacritics. "tieng viet" finds "Tiếng Việt", đ is d. Marks that
// make another letter or vowel (Devanagari, kana, Hangul) stay.

const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g
const LETTERS: Record<string, string> = { đ: 'd', ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' }
const OTHER_LETTERS = /[đłøßæœı]/g
const ASCII = /^[\x00-\x7f]*$/

export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (ASCII.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(OTHER_LETTERS, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
}

/** A query as `fold` has it, white space taken together. */
export const foldQuery = (query: string): string => fold(query).trim().replace(/\s+/g, ' ')

/** What a folded query asks for, in any order: words, "phrases", and places as "passage 8". */
export const termsOf = (query: string): string[] => (query.match(/"[^"]+"|(?:passage|doan|line|dong) \d+(?!\S)|\S+/g) ?? []).map((term) => term.replace(/^"(.+)"$/, '$1'))

/** Where a folded query stands in a text: ranges of the text itself. White space matches any white space. */
export function occurrences(text: string, query: string): [number, number][] {
  if (query === '') return []
  let folded = ''
  const at: number[] = [] // position in the text of each unit of `folded`
  let position = 0
  let space = false
  // A letter and its marks are folded together.
  for (const letter of text.match(/\P{M}?\p{M}*/gu) ?? []) {
    const isSpace = /^\s+$/.test(letter)
    const part = isSpace ? (space ? '' : ' ') : fold(letter)
    space = isSpace
    for (let i = 0; i < part.length; ++i) at.push(position)
    folded += part
    position += letter.length
  }
  at.push(text.length)
  const found: [number, number][] = []
  for (let from = folded.indexOf(query); from >= 0; from = folded.indexOf(query, from + query.length)) {
    const end = from + query.length
    let after = at[end] ?? text.length
    if (after === at[end - 1]) after = at.slice(end).find((place) => place > after) ?? text.length // half a ligature
    found.push([at[from] ?? 0, after])
  }
  return found
}
