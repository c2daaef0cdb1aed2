// What was dismissed before: findings that are not shown, and entries of the list that hide nothing any more.
import { Table } from '../components/basics'
import { messages, number } from '../i18n'
import type { RunHead } from '../model'
import { checkName } from '../names'
import { reasonText } from '../reasons'
import { Fold } from '../charts/figure'
import { UnitLink } from '../charts/unit_link'

const t = messages({
  idle: { en: 'Suppressions that do nothing any more', vi: 'Các mục bỏ qua không còn tác dụng' },
  idleWhy: { en: 'They can be taken out of their file, or their findings have changed.', vi: 'Có thể xóa khỏi tệp, hoặc các phát hiện liên quan đã thay đổi.' },
  dismissed: { en: 'Dismissed before', vi: 'Đã bỏ qua trước đó' },
  dismissedMany: { en: '{count} findings that somebody looked at and dismissed', vi: '{count} phát hiện đã có người xem và bỏ qua' },
  dismissedOne: { en: 'One finding that somebody looked at and dismissed', vi: 'Một phát hiện đã có người xem và bỏ qua' },
  conditions: { en: 'Hides', vi: 'Bỏ qua' },
  reason: { en: 'Reason', vi: 'Lý do' },
  owner: { en: 'Owner', vi: 'Người phụ trách' },
  place: { en: 'Where', vi: 'Vị trí' },
  state: { en: 'State', vi: 'Tình trạng' },
  unused: { en: 'fits no finding', vi: 'không khớp phát hiện nào' },
  expired: { en: 'expired on {day}', vi: 'hết hạn ngày {day}' },
  expiredHides: { en: 'expired on {day}, and would hide {count}', vi: 'hết hạn ngày {day}, lẽ ra bỏ qua {count} phát hiện' },
  check: { en: 'Check', vi: 'Phép kiểm tra' },
  finding: { en: 'Finding', vi: 'Nội dung' },
  passage: { en: 'Passage', vi: 'Đoạn' },
  first: { en: 'The first {count} are listed.', vi: 'Chỉ liệt kê {count} phát hiện đầu.' },
})

const LISTED = 200
type Use = RunHead['suppressions'][number]

export const isIdle = ({ expired, matched }: Pick<Use, 'expired' | 'matched'>): boolean => expired || matched === 0

const stateOf = (use: Use): string =>
  !use.expired ? t('unused') : use.matched > 0 ? t('expiredHides', { day: use.expires, count: number(use.matched) }) : t('expired', { day: use.expires })

export function IdleSuppressions({ head }: { head: RunHead }) {
  const idle = head.suppressions.filter(isIdle)
  if (idle.length === 0) return null
  return (
    <section class="panel">
      <h2>{t('idle')}</h2>
      <p class="quiet small">{t('idleWhy')}</p>
      <Table caption={t('idle')}>
        <thead>
          <tr>
            <th scope="col">{t('conditions')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('reason')}</th>
            <th scope="col">{t('owner')}</th>
            <th scope="col">{t('place')}</th>
          </tr>
        </thead>
        <tbody>
          {idle.map((use, index) => (
            <tr key={index}>
              <th scope="row">{use.conditions}</th>
              <td>{stateOf(use)}</td>
              <td>{use.reason}</td>
              <td>{use.owner}</td>
              <td>{use.path && <code>{use.line > 0 ? `${use.path}:${use.line}` : use.path}</code>}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

export function DismissedBefore({ head, run }: { head: RunHead; run: number }) {
  const { suppressed } = head
  if (suppressed.length === 0) return null
  return (
    <section class="panel">
      <h2>{t('dismissed')}</h2>
      <Fold title={suppressed.length === 1 ? t('dismissedOne') : t('dismissedMany', { count: number(suppressed.length) })}>
        {() => (
          <>
        <Table caption={t('dismissed')}>
          <thead>
            <tr>
              <th scope="col">{t('check')}</th>
              <th scope="col">{t('finding')}</th>
              <th scope="col">{t('reason')}</th>
              <th scope="col">{t('passage')}</th>
            </tr>
          </thead>
          <tbody>
            {suppressed.slice(0, LISTED).map(({ rule, message, reason, unit }, index) => (
              <tr key={index}>
                <th scope="row">{checkName(rule)}</th>
                <td>{reasonText(message)}</td>
                <td>{reason}</td>
                <td><UnitLink run={run} unit={unit} /></td>
              </tr>
            ))}
          </tbody>
        </Table>
            {suppressed.length > LISTED && <p class="quiet small">{t('first', { count: number(LISTED) })}</p>}
          </>
        )}
      </Fold>
    </section>
  )
}
