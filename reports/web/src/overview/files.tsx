// The two texts: where they are, in which language, how large.
import { messages, number } from '../i18n'
import { language } from '../i18n'
import type { DocumentHead, RunHead } from '../model'
import { sizeOf } from './summary'

const t = messages({
  source: { en: 'Source', vi: 'Bản gốc' },
  target: { en: 'Translation', vi: 'Bản dịch' },
  unknown: { en: 'language unknown', vi: 'không rõ ngôn ngữ' },
  detected: { en: '{language} (detected)', vi: '{language} (tự nhận ra)' },
  sentence: { en: '{count} segment', vi: '{count} câu' },
  sentences: { en: '{count} segments', vi: '{count} câu' },
  pack: { en: 'Language pack', vi: 'Gói ngôn ngữ' },
  noPack: { en: 'none: what is covered was not looked at', vi: 'không có: không xét được phần đã dịch' },
  version: { en: '{name}, version {version}', vi: '{name}, phiên bản {version}' },
  more: { en: 'Paths and checksums', vi: 'Đường dẫn và mã băm' },
})

export function languageName(tag: string): string {
  if (!tag) return t('unknown')
  try {
    return new Intl.DisplayNames(language.value, { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

function factsOf(document: DocumentHead): string {
  const name = languageName(document.language)
  const { value, unit, digits } = sizeOf(document.bytes)
  return [
    document.detected && document.language ? t('detected', { language: name }) : name,
    t(document.segments === 1 ? 'sentence' : 'sentences', { count: number(document.segments) }),
    `${number(value, digits)} ${unit}`,
  ].join(' · ')
}

export function Files({ head }: { head: RunHead }) {
  const sides = [
    { key: 'source', document: head.source },
    { key: 'target', document: head.target },
  ] as const
  return (
    <div class="files">
      <dl class="facts">
        {sides.map(({ key, document }) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>
              <b class="file">{document.file || document.path}</b>
              <span class="quiet small">{factsOf(document)}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('pack')}</dt>
          <dd>{head.pack ? t('version', { name: head.pack.name, version: head.pack.version }) : <span class="quiet">{t('noPack')}</span>}</dd>
        </div>
      </dl>
      <details class="numbers">
        <summary>{t('more')}</summary>
        <ul class="paths small">
          {sides.map(({ key, document }) => (
            <li key={key}>
              <code>{document.path}</code>
              {document.sha256 && <code class="quiet">{document.sha256}</code>}
            </li>
          ))}
          {head.pack?.sha256 && (
            <li>
              <code>{head.pack.name}</code>
              <code class="quiet">{head.pack.sha256}</code>
            </li>
          )}
        </ul>
      </details>
    </div>
  )
}
