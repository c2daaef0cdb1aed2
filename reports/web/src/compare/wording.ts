// How the comparison says numbers, and the words that the data brings with it.
import { messages, number } from '../i18n'

const t = messages({
  less: { en: 'p < {p}', vi: 'p < {p}' },
  p: { en: 'p = {p}', vi: 'p = {p}' },
})

export const shown = (value: number | null, decimals: number): string => (value === null ? '–' : number(value, decimals))

/** With its sign, unless it is nothing at these digits. */
export function signed(value: number, decimals: number): string {
  const size = number(Math.abs(value), decimals)
  return /[1-9]/.test(size) ? `${value < 0 ? '−' : '+'}${size}` : size
}

export const pValue = (p: number): string => (p < 0.001 ? t('less', { p: number(0.001, 3) }) : t('p', { p: number(p, p < 0.1 ? 3 : 2) }))

/** A number of the data in a name of a bucket stays as it is; only the words round it are of the language. */
const WORDS = {
  'reference length': { en: 'By length of the reference', vi: 'Theo độ dài bản tham chiếu' },
  'source length': { en: 'By length of the source', vi: 'Theo độ dài bản gốc' },
  'word frequency': { en: 'By frequency of the words', vi: 'Theo tần suất của từ' },
  check: { en: 'By check', vi: 'Theo phép kiểm tra' },
  'F1 of words': { en: 'F1 of words', vi: 'F1 của từ' },
  findings: { en: 'findings', vi: 'lỗi' },
  units: { en: 'passages', vi: 'đoạn' },
  words: { en: 'words', vi: 'từ' },
} as const
const words = messages(WORDS)

export const dataWord = (word: string): string => (word in WORDS ? words(word as keyof typeof WORDS) : word)

const BUCKETS = messages({
  none: { en: 'no words', vi: 'không có từ nào' },
  words: { en: 'words', vi: 'từ' },
  characters: { en: 'characters', vi: 'ký tự' },
  times: { en: 'times', vi: 'lần' },
  once: { en: 'once', vi: '1 lần' },
  seen: { en: 'seen', vi: 'gặp' },
  more: { en: 'more than', vi: 'hơn' },
  and: { en: 'and more', vi: 'trở lên' },
  or: { en: 'or more', vi: 'trở lên' },
})
const PHRASES = [
  [/\bno words\b/g, 'none'],
  [/\bmore than\b/g, 'more'],
  [/\band more\b/g, 'and'],
  [/\bor more\b/g, 'or'],
  [/\bwords?\b/g, 'words'],
  [/\bcharacters?\b/g, 'characters'],
  [/\btimes?\b/g, 'times'],
  [/\bonce\b/g, 'once'],
  [/\bseen\b/g, 'seen'],
] as const

/** "11–20 words" in the language. */
export const bucketName = (name: string, language: string): string =>
  language === 'en' ? name : PHRASES.reduce((text, [phrase, key]) => text.replace(phrase, BUCKETS(key)), name)
