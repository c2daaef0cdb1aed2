// A unit's texts for a component: here at once, coming, or unreadable.
import { useEffect, useReducer, useState } from 'preact/hooks'
import type { Texts } from '../load'
import type { UnitTexts } from '../model'

export type Unit = { texts: UnitTexts } | { error: unknown } | null

export function useUnit(texts: Texts, unit: number): Unit {
  const [, again] = useReducer((times: number) => times + 1, 0)
  const [failed, setFailed] = useState<{ unit: number; error: unknown } | null>(null)
  const here = texts.peek(unit)
  useEffect(() => {
    if (here) return
    let wanted = true
    texts.unit(unit).then(
      () => wanted && again(undefined),
      (error: unknown) => wanted && setFailed({ unit, error }),
    )
    return () => {
      wanted = false
    }
  }, [texts, unit, !here])
  if (here) return { texts: here }
  return failed?.unit === unit ? { error: failed.error } : null
}
