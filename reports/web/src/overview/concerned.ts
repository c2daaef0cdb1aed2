// How many passages have findings, in a sentence.
import { messages, number } from '../i18n'

const t = messages({
  concerned: { en: '{flagged}; {clean}.', vi: '{flagged}, {clean}.' },
  flagged: { en: '{count} of the passages have findings', vi: '{count} đoạn có phát hiện' },
  flaggedOne: { en: '1 passage has findings', vi: '1 đoạn có phát hiện' },
  clean: { en: '{count} have none', vi: '{count} đoạn không có' },
  cleanOne: { en: '1 has none', vi: '1 đoạn không có' },
})

/** "3 of the passages have findings; 1 has none." */
export function concernedOf(flagged: number, clean: number): string {
  return t('concerned', {
    flagged: t(flagged === 1 ? 'flaggedOne' : 'flagged', { count: number(flagged) }),
    clean: t(clean === 1 ? 'cleanOne' : 'clean', { count: number(clean) }),
  })
}
