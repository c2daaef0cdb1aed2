// Language, theme and keyboard as the reader wants them; kept by the browser.
import { effect, signal } from '@preact/signals'
import { language, LANGUAGES, type Language } from '../i18n'
import { keep, recall } from './storage'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const theme = signal<Theme>('system')
/** Whether single letters are commands. Off: for those whose speech input or keyboard sends letters they did not mean. */
export const letterKeys = signal(true)

export function startSettings(root: HTMLElement): void {
  const kept = recall('lacuna.language')
  const wanted = kept ? [kept] : navigator.languages.map((tag) => tag.split('-')[0] ?? '')
  language.value = LANGUAGES.find((known) => known === wanted.find((tag) => LANGUAGES.includes(tag as Language))) ?? 'en'
  theme.value = THEMES.find((known) => known === recall('lacuna.theme')) ?? 'system'
  letterKeys.value = recall('lacuna.letter-keys') !== 'off'

  const dark = matchMedia('(prefers-color-scheme: dark)')
  const show = (): void => {
    root.dataset.theme = theme.value === 'system' ? (dark.matches ? 'dark' : 'light') : theme.value
  }
  dark.addEventListener('change', show)
  effect(show)
  effect(() => {
    root.lang = language.value
  })
}

export function setLanguage(value: Language): void {
  language.value = value
  keep('lacuna.language', value)
}

export function setTheme(value: Theme): void {
  theme.value = value
  keep('lacuna.theme', value)
}

export function setLetterKeys(on: boolean): void {
  letterKeys.value = on
  keep('lacuna.letter-keys', on ? 'on' : 'off')
}
