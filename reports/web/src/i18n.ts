// The interface's words in English and Vietnamese. Each view keeps its own messages beside it: `const t = messages({…})`.
import { signal } from '@preact/signals'

export const LANGUAGES = ['en', 'vi'] as const
export type Language = (typeof LANGUAGES)[number]
export const NAMES: Record<Language, string> = { en: 'English', vi: 'Tiếng Việt' }

export const language = signal<Language>('en')

type Values = Record<string, string | number>

/** `t('key', {name: value})`: the message in the language that is set, `{name}` replaced. */
export function messages<const M extends Record<string, Record<Language, string>>>(table: M) {
  return (key: keyof M, values: Values = {}): string =>
    (table[key] as Record<Language, string>)[language.value].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

const formats = new Map<string, Intl.NumberFormat>()

/** A number as the language writes it. */
export function number(value: number, digits = 0): string {
  const key = `${language.value} ${digits}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(language.value, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    formats.set(key, format)
  }
  return format.format(value)
}

/** "70%"; never 100% for less than all, nor 0% for more than nothing. */
export function percent(share: number): string {
  const rounded = Math.round(100 * share)
  const shown = share > 0 && rounded === 0 ? 1 : share < 1 && rounded === 100 ? 99 : rounded
  return `${number(shown)}%`
}
