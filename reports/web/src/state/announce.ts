// What just happened, in words: shown for a while and read out.
import { signal } from '@preact/signals'

export interface Notice {
  text: string
  undo: (() => void) | null
  number: number
}

export const notice = signal<Notice | null>(null)

let number = 0
let timer = 0

export function announce(text: string, undo: (() => void) | null = null): void {
  notice.value = { text, undo, number: ++number }
  clearTimeout(timer)
  timer = setTimeout(() => (notice.value = null), 8000) as unknown as number
}

/** What happened elsewhere is no matter here. */
export function silence(): void {
  clearTimeout(timer)
  notice.value = null
}

/** Only read out: the word at hand and what renders it. */
export const spoken = signal('')
