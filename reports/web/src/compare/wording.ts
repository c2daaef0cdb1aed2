// How the comparison says numbers, and the words that the data brings with it.
import { messages, number } from '../i18n'
import { metricName } from '../overview/score_names'

const t = messages({
  less: { en: 'p < {p}', vi: 'p < {p}' },
  p: { en: 'p = {p}', vi: 'p = {p}' },
})

/** What is shown of values: of coverages, shares of 1, percents. */
interface Shown {
  name: string // of the metric
  decimals: number
}

/** How a metric's values are shown. */
export const shape = ({ metric, decimals }: { metric: string; decimals: number }): Shown => ({ name: metric, decimals })

const isShare = (name: string): boolean => name.startsWith('coverage.')
const written = (value: number, { name, decimals }: Shown): string => (isShare(name) ? `${number(100 * value, Math.max(0, decimals - 3))}%` : number(value, decimals))

export const shown = (value: number | null, as: Shown): string => (value === null ? '–' : written(value, as))

/** With its sign, unless it is nothing at these digits. */
export function signed(value: number, as: Shown): string {
  const size = written(Math.abs(value), as)
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
  findings: { en: 'findings', vi: 'phát hiện' },
  units: { en: 'passages', vi: 'đoạn' },
  words: { en: 'words', vi: 'từ' },
} as const
const words = messages(WORDS)
const ONE = { units: { en: 'passage', vi: 'đoạn' }, words: { en: 'word', vi: 'từ' } } as const
const ONES = messages(ONE)

export const dataWord = (word: string): string => (word in WORDS ? words(word as keyof typeof WORDS) : metricName(word))

/** "1 passage", "20 words". */
export const countedWord = (count: number, word: string): string => `${number(count)} ${count === 1 && word in ONE ? ONES(word as keyof typeof ONE) : dataWord(word)}`

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
