// The beginning of a passage, once its part of the page is unpacked.
import { useEffect, useState } from 'preact/hooks'
import type { Texts } from '../load'
import type { UnitTexts } from '../model'

const LENGTH = 90

/** At most LENGTH characters, not within a character. */
export function beginning(text: string, length = LENGTH): string {
  const characters = Array.from(text.slice(0, 2 * length + 2).replace(/\s+/g, ' ').trim())
  return characters.length > length || text.length > 2 * length + 2 ? `${characters.slice(0, length).join('').trimEnd()}…` : characters.join('')
}

export function Excerpt({ texts, unit, language, side = 'source' }: { texts: Texts; unit: number; language: string; side?: 'source' | 'target' }) {
  const [shown, setShown] = useState<UnitTexts | undefined>(() => texts.peek(unit))
  useEffect(() => {
    let wanted = true
    setShown(texts.peek(unit))
    texts.unit(unit).then((text) => wanted && setShown(text), () => undefined)
    return () => {
      wanted = false
    }
  }, [texts, unit])
  const text = shown && (shown[side] ?? shown.source ?? shown.target)
  if (!text) return null
  return (
    <span class="excerpt" dir="auto" lang={language || undefined}>
      {beginning(text)}
    </span>
  )
}
