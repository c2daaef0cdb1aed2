// The theme's colours for what is drawn on a canvas, which knows no custom properties.
import { signal } from '@preact/signals'

/** Counts changes of the theme; who draws with colours reads it, and draws again. */
export const themeChanges = signal(0)

const NAMES = [
  'quiet', 'line', 'line-strong', 'raised', 'accent-soft', 'lost-edge', 'major', 'critical', 'sans',
  'series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6',
] as const
export type ColourName = (typeof NAMES)[number]

let observer: MutationObserver | null = null
let onPaper = false // which is white, whatever the theme

function watch(): void {
  if (observer) return
  const changed = (): void => {
    themeChanges.value += 1
  }
  observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  for (const [event, paper] of [['beforeprint', true], ['afterprint', false]] as const) {
    addEventListener(event, () => {
      onPaper = paper
      changed()
    })
  }
}

/** The value of custom property `--name` now. */
export function colours(): (name: ColourName) => string {
  watch()
  const root = document.documentElement
  const theme = root.dataset.theme
  if (onPaper) root.dataset.theme = 'light'
  const style = getComputedStyle(root)
  const values = new Map(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim() || '#808080']))
  if (onPaper && theme) {
    root.dataset.theme = theme
    observer?.takeRecords()
  }
  return (name) => values.get(name) ?? '#808080'
}

/** The font of `--sans` in that size, as a canvas wants it. */
export const canvasFont = (pixels: number): string => `${pixels}px ${colours()('sans')}`
