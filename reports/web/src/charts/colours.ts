// The theme's colours for what is drawn on a canvas, which knows no custom properties.
import { signal } from '@preact/signals'

/** Counts changes of the theme; who draws with colours reads it, and draws again. */
export const themeChanges = signal(0)

let watching = false
function watch(): void {
  if (watching) return
  watching = true
  const changed = (): void => {
    themeChanges.value += 1
  }
  new MutationObserver(changed).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed)
}

/** The value of custom property `--name` now. */
export function colours(): (name: string) => string {
  watch()
  const style = getComputedStyle(document.documentElement)
  return (name) => style.getPropertyValue(`--${name}`).trim() || '#808080'
}

/** The font of `--sans` in that size, as a canvas wants it. */
export const canvasFont = (pixels: number): string => `${pixels}px ${colours()('sans')}`
