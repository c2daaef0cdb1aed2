// What scores are called, and how their values are written.
import { language, messages, number, percent } from '../i18n'

const NAMES = {
  'coverage.source': { en: 'Source covered', vi: 'Nội dung gốc được dịch' },
  'coverage.target': { en: 'Translation with a source', vi: 'Phần dịch có gốc tương ứng' },
  'coverage.source.characters': { en: 'Source covered, by characters', vi: 'Nội dung gốc được dịch, theo ký tự' },
  'coverage.target.characters': { en: 'Translation with a source, by characters', vi: 'Phần dịch có gốc tương ứng, theo ký tự' },
  'length_ratio.characters': { en: 'Length, translation to source', vi: 'Độ dài, bản dịch so với bản gốc' },
  'findings per 100 units': { en: 'Findings in 100 passages', vi: 'Số phát hiện trong 100 đoạn' },
  'expected findings per 100 units': { en: 'Expected findings in 100 passages', vi: 'Số phát hiện ước tính trong 100 đoạn' },
} as const
const names = messages(NAMES)

export const metricName = (metric: string): string => (metric in NAMES ? names(metric as keyof typeof NAMES) : metric)

/** The name inside a sentence: ours begin with a small letter, those of others stay as they are. */
export const metricInSentence = (metric: string): string => {
  const name = metricName(metric)
  return metric in NAMES ? name.charAt(0).toLocaleLowerCase(language.value) + name.slice(1) : name
}

/** Shares are percents, ratios have two digits, scores on a scale to 100 one or two. */
export function metricValue(metric: string, value: number): string {
  if (metric.startsWith('coverage.')) return percent(value)
  return number(value, 2)
}

/** "71.2–78.0%", "1.28–1.32". */
export function metricInterval(metric: string, [low, high]: readonly [number, number]): string {
  return metric.startsWith('coverage.') ? `${number(100 * low, 1)}–${number(100 * high, 1)}%` : `${number(low, 2)}–${number(high, 2)}`
}
