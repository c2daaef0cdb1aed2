// What an editor reads first: how much there is to do, and the way to the worst of it.
import { SeverityShape } from '../components/basics'
import { messages, number } from '../i18n'
import { SEVERITIES, type RunHead, type Severity } from '../model'
import { workLink } from './links'
import type { Summary } from './summary'

const t = messages({
  nothing: { en: 'Nothing found in {passages}', vi: 'Không tìm thấy lỗi nào trong {passages}' },
  found: { en: '{findings} in {passages}', vi: '{findings} trong {passages}' },
  passage: { en: '{count} passage', vi: '{count} đoạn' },
  passages: { en: '{count} passages', vi: '{count} đoạn' },
  finding: { en: '{count} finding', vi: '{count} điểm cần xem' },
  findings: { en: '{count} findings', vi: '{count} điểm cần xem' },
  s2: { en: '{count} critical', vi: '{count} nghiêm trọng' },
  s1: { en: '{count} major', vi: '{count} nặng' },
  s0: { en: '{count} minor', vi: '{count} nhẹ' },
  concerned: { en: '{count} of the passages have findings; {rest} have none.', vi: '{count} đoạn có điểm cần xem, {rest} đoạn không có.' },
  concernedOne: { en: '{count} passage has findings; {rest} have none.', vi: '{count} đoạn có điểm cần xem, {rest} đoạn không có.' },
  all: { en: 'Every passage has findings.', vi: 'Đoạn nào cũng có điểm cần xem.' },
  first: { en: 'Start with the worst', vi: 'Bắt đầu từ chỗ nặng nhất' },
  read: { en: 'Read the text', vi: 'Đọc văn bản' },
  bySeverity: { en: 'By severity', vi: 'Theo mức độ' },
  hidden: { en: '{count} more were accepted before and are not counted.', vi: '{count} điểm khác đã được chấp nhận trước đó nên không tính.' },
  hiddenOne: { en: '{count} more was accepted before and is not counted.', vi: '{count} điểm khác đã được chấp nhận trước đó nên không tính.' },
})

const one = (count: number): 'passage' | 'passages' => (count === 1 ? 'passage' : 'passages')

export function verdictOf(head: RunHead, { findings }: Summary): string {
  const passages = t(one(head.units.count), { count: number(head.units.count) })
  if (findings === 0) return t('nothing', { passages })
  return t('found', { passages, findings: t(findings === 1 ? 'finding' : 'findings', { count: number(findings) }) })
}

export function Verdict({ head, run, summary }: { head: RunHead; run: number; summary: Summary }) {
  const { findings, bySeverity, unitsWithFindings } = summary
  const { count } = head.units
  const hidden = head.suppressed.length
  const details = [
    findings > 0 &&
      (unitsWithFindings === count && count > 1
        ? t('all')
        : count > 1 && t(unitsWithFindings === 1 ? 'concernedOne' : 'concerned', { count: number(unitsWithFindings), rest: number(count - unitsWithFindings) })),
    hidden > 0 && t(hidden === 1 ? 'hiddenOne' : 'hidden', { count: number(hidden) }),
  ].filter(Boolean)
  return (
    <div class={`verdict ${findings === 0 ? 'good' : ''}`}>
      <p class="verdict-words">{verdictOf(head, summary)}</p>
      {findings > 0 && (
        <ul class="verdict-counts" aria-label={t('bySeverity')}>
          {([2, 1, 0] as const).map(
            (severity: Severity) =>
              bySeverity[severity] > 0 && (
                <li key={severity}>
                  <a class={`count ${SEVERITIES[severity]}`} href={workLink(run, { severity })}>
                    <SeverityShape severity={severity} /> {t(`s${severity}`, { count: number(bySeverity[severity]) })}
                  </a>
                </li>
              ),
          )}
        </ul>
      )}
      {details.length > 0 && <p class="quiet small">{details.join(' ')}</p>}
      <p class="verdict-ways">
        {findings > 0 && (
          <a class="button primary" href={workLink(run, { item: 0 })}>
            {t('first')}
          </a>
        )}
        <a class={findings > 0 ? 'button' : 'button primary'} href={`#document/${run}`}>
          {t('read')}
        </a>
      </p>
    </div>
  )
}
