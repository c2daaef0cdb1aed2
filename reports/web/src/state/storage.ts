// What the browser keeps between visits. It may refuse (private windows, settings, full): then nothing is kept, and the page
// works on.
import { signal } from '@preact/signals'

/** Whether the last attempt to keep something failed. */
export const storageRefused = signal(false)

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    storageRefused.value = true
    return null
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
    storageRefused.value = false
  } catch {
    storageRefused.value = true
  }
}
