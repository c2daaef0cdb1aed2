// What an editor reads first: how much there is to do, and the way to the worst of it.
import { SeverityShape } from '../components/basics'
import { messages, number } from '../i18n'
import { SEVERITIES, type Severity } from '../model'
import { workOf } from '../state/work'
import { fragmentOf, type Page } from '../store'
import { concernedOf } from './concerned'
import type { Summary } from './summary'
import { WorkLink } from './work_link'

const t = messages({
  nothing: { en: 'Nothing found in {passages}', vi: 'Không phát hiện gì trong {passages}' },
  found: { en: '{findings} in {passages}', vi: '{findings} trong {passages}' },
  passage: { en: '{count} passage', vi: '{count} đoạn' },
  passages: { en: '{count} passages', vi: '{count} đoạn' },
  finding: { en: '{count} finding', vi: '{count} phát hiện' },
  findings: { en: '{count} findings', vi: '{count} phát hiện' },
  s2: { en: '{count} critical', vi: '{count} nghiêm trọng' },
  s1: { en: '{count} major', vi: '{count} nặng' },
  s0: { en: '{count} minor', vi: '{count} nhẹ' },
  all: { en: 'Every passage has findings.', vi: 'Đoạn nào cũng có phát hiện.' },
  worst: { en: 'The worst {count} are here, in {passages}.', vi: 'Ở đây có {count} phát hiện nặng nhất, trong {passages}.' },
  first: { en: 'Start with the worst', vi: 'Bắt đầu từ chỗ nặng nhất' },
  goOn: { en: 'Go on with the next', vi: 'Tiếp tục với phát hiện kế tiếp' },
  decided: { en: '{count} of {all} are decided.', vi: 'Đã xử lý {count} / {all}.' },
  read: { en: 'Read the text', vi: 'Đọc văn bản' },
  bySeverity: { en: 'By severity', vi: 'Theo mức độ' },
  hidden: { en: '{count} more were dismissed before and are not counted.', vi: '{count} phát hiện khác đã được bỏ qua trước đó nên không tính.' },
  hiddenOne: { en: '{count} more was dismissed before and is not counted.', vi: '{count} phát hiện khác đã được bỏ qua trước đó nên không tính.' },
})

const passagesOf = (count: number): string => t(count === 1 ? 'passage' : 'passages', { count: number(count) })

export function verdictOf({ findings, units }: Summary): string {
  const passages = passagesOf(units)
  if (findings === 0) return t('nothing', { passages })
  return t('found', { passages, findings: t(findings === 1 ? 'finding' : 'findings', { count: number(findings) }) })
}

/** How many of a run's findings are decided, as far as the browser knows, and the worst that is not; null: there is none. */
function progressOf(page: Page, run: number): { decided: number; next: number | null } {
  const { table, decided } = workOf(page)
  void decided.version.value
  const first = table.firstOf[run] ?? 0
  const count = page.head.runs[run]?.findings.rule.length ?? 0
  let done = 0
  let next: number | null = null
  for (let index = 0; index < count; ++index) {
    if ((decided.states[first + index] ?? 0) & 3) ++done
    else next ??= index
  }
  return { decided: done, next }
}

export function Verdict({ page, run, summary, heading }: { page: Page; run: number; summary: Summary; heading: 'h1' | 'h2' }) {
  const head = page.head.runs[run]
  if (!head) return null
  const { findings, bySeverity, units, unitsWithFindings } = summary
  const { decided, next } = progressOf(page, run)
  const shown = head.findings.rule.length
  const hidden = head.corpus?.suppressed ?? head.suppressed.length
  const details = [
    findings > shown && t('worst', { count: number(shown), passages: passagesOf(head.units.count) }),
    findings > 0 && unitsWithFindings !== null && units > 1 && (unitsWithFindings === units ? t('all') : concernedOf(unitsWithFindings, units - unitsWithFindings)),
    hidden > 0 && t(hidden === 1 ? 'hiddenOne' : 'hidden', { count: number(hidden) }),
    decided > 0 && t('decided', { count: number(decided), all: number(shown) }),
  ].filter(Boolean)
  const Heading = heading
  return (
    <div class={`verdict ${findings === 0 ? 'good' : ''}`}>
      <Heading class="verdict-words">{verdictOf(summary)}</Heading>
      {findings > 0 && (
        <ul class="verdict-counts" aria-label={t('bySeverity')}>
          {([2, 1, 0] as const).map(
            (severity: Severity) =>
              bySeverity[severity] > 0 && (
                <li key={severity}>
                  <WorkLink page={page} run={run} severity={severity} class={`count ${SEVERITIES[severity]}`}>
                    <SeverityShape severity={severity} /> {t(`s${severity}`, { count: number(bySeverity[severity]) })}
                  </WorkLink>
                </li>
              ),
          )}
        </ul>
      )}
      {details.length > 0 && <p class="small">{details.join(' ')}</p>}
      <p class="verdict-ways">
        {shown > 0 && (
          <WorkLink page={page} run={run} item={next ?? 0} class="button primary">
            {t(decided > 0 && next !== null ? 'goOn' : 'first')}
          </WorkLink>
        )}
        <a class={findings > 0 ? 'button' : 'button primary'} href={fragmentOf({ view: 'document', run, item: null })}>
          {t('read')}
        </a>
      </p>
    </div>
  )
}
