// The run's scores; how each was computed is folded away, to be copied.
import { useState } from 'preact/hooks'
import { Button, Table } from '../components/basics'
import { messages, number } from '../i18n'
import type { Score } from '../model'
import { metricInterval, metricName, metricValue } from './score_names'

const t = messages({
  interval: { en: '95% interval', vi: 'khoảng tin cậy 95%' },
  none: { en: 'none: {reason}', vi: 'không có: {reason}' },
  estimate: {
    en: 'Source covered is an estimate: free wording lowers it (a professional translation had 71%).',
    vi: 'Nội dung gốc được dịch là con số ước tính: dịch thoáng thì thấp đi (một bản dịch chuyên nghiệp đạt 71%).',
  },
  metric: { en: 'Metric', vi: 'Thước đo' },
  parts: { en: 'From', vi: 'Thành phần' },
  signature: { en: 'Signature', vi: 'Chữ ký' },
  how: { en: 'How they were computed', vi: 'Cách tính' },
  copy: { en: 'Copy', vi: 'Chép' },
  copyOf: { en: 'Copy the signature of {metric}', vi: 'Chép chữ ký của {metric}' },
  copied: { en: 'Copied', vi: 'Đã chép' },
})

/** Puts the text on the clipboard; where that is not allowed, it is selected instead. */
async function copy(text: string, shown: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    if (shown) getSelection()?.selectAllChildren(shown)
    return false
  }
}

export function Signature({ metric, signature }: { metric: string; signature: string }) {
  const [copied, setCopied] = useState(false)
  let code: HTMLElement | null = null
  return (
    <span class="signature">
      <code ref={(element) => void (code = element)}>{signature}</code>
      <Button look="plain" aria-label={t('copyOf', { metric })} onClick={async () => setCopied(await copy(signature, code))}>
        {t('copy')}
      </Button>
      <span class="quiet small" role="status">{copied ? t('copied') : ''}</span>
    </span>
  )
}

export function Scores({ scores }: { scores: readonly Score[] }) {
  return (
    <>
      <dl class="scores">
        {scores.map(({ metric, value, reason, interval }) => (
          <div key={metric}>
            <dt>{metricName(metric)}</dt>
            <dd class={value === null ? 'quiet' : 'figures'}>
              {value === null ? t('none', { reason }) : metricValue(metric, value)}
              {interval && (
                <span class="quiet small interval">
                  <span class="vh">{t('interval')} </span>
                  {metricInterval(metric, interval)}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {scores.some(({ metric, value }) => metric === 'coverage.source' && value !== null) && <p class="quiet small">{t('estimate')}</p>}
      <details class="numbers">
        <summary>{t('how')}</summary>
        <Table caption={t('how')}>
          <thead>
            <tr>
              <th scope="col">{t('metric')}</th>
              <th scope="col">{t('parts')}</th>
              <th scope="col">{t('signature')}</th>
            </tr>
          </thead>
          <tbody>
            {scores.map(({ metric, components, signature }) => (
              <tr key={metric}>
                <th scope="row"><code>{metric}</code></th>
                <td class="figures">{components.map(([name, value]) => `${name} ${number(value, Number.isInteger(value) ? 0 : 2)}`).join(', ')}</td>
                <td>{signature && <Signature metric={metric} signature={signature} />}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </>
  )
}
