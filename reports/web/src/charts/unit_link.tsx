// A passage of a run, as a link to where it stands in the document.
import { messages, number } from '../i18n'
import { fragmentOf } from '../store'

const t = messages({
  passage: { en: 'Passage {number}', vi: 'Đoạn {number}' },
})

export const unitName = (unit: number): string => t('passage', { number: number(unit + 1) })

export function UnitLink({ run, unit }: { run: number; unit: number }) {
  return <a href={fragmentOf({ view: 'document', run, item: unit })}>{unitName(unit)}</a>
}
