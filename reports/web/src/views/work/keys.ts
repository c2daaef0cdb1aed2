// The work list's keyboard.
import { letterKeys } from '../../state/settings'

export type Command = 'next' | 'previous' | 'accept' | 'dismiss' | 'comment' | 'search' | 'help' | 'open' | 'undo'

const LETTERS: Record<string, Command> = { j: 'next', k: 'previous', a: 'accept', d: 'dismiss', c: 'comment', o: 'open', u: 'undo', '/': 'search', '?': 'help' }
const ARROWS: Record<string, Command> = { ArrowDown: 'next', ArrowUp: 'previous' }

/** The command that a key means here; null: none, as in a field that one writes in. */
export function commandOf(event: KeyboardEvent): Command | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null
  const target = event.target instanceof Element ? event.target : document.body
  if (target.closest('textarea, select, [contenteditable], dialog')) return null
  if (target instanceof HTMLInputElement && !['checkbox', 'button', 'range'].includes(target.type)) return null
  const arrow = ARROWS[event.key]
  // Arrows move on among findings; elsewhere they are the browser's.
  if (arrow) return target === document.body || target.closest('.row') ? arrow : null
  const command = letterKeys.value ? LETTERS[event.key] ?? null : null
  // A key that is held down decides once.
  return event.repeat && (command === 'accept' || command === 'dismiss') ? null : command
}
