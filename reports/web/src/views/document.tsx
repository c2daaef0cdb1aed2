// The whole text in reading order, with the gaps marked.
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { Button, Empty, Select } from '../components/basics'
import { Failure } from '../components/failure'
import { Pair, SIDES, sideName } from '../components/pair'
import { useUnit } from '../components/use_unit'
import { coveredBy, VirtualList, type ListHandle } from '../components/virtual_list'
import { messages, number } from '../i18n'
import { checkName } from '../names'
import type { RunHead, UnitTexts } from '../model'
import { flaggedOnly, targetOnly, unitsShown } from '../state/reading'
import { workOf } from '../state/work'
import { fragmentOf, go, place, type Page } from '../store'
import { printDocument } from './print/print'

const t = messages({
  title: { en: 'Document', vi: 'Văn bản' },
  document: { en: 'Document', vi: 'Văn bản' },
  target_only: { en: 'Translation only', vi: 'Chỉ bản dịch' },
  flagged_only: { en: 'Only passages with findings', vi: 'Chỉ những đoạn có phát hiện' },
  next: { en: 'Next finding', vi: 'Lỗi tiếp theo' },
  previous: { en: 'Previous finding', vi: 'Lỗi trước đó' },
  print: { en: 'Print', vi: 'In' },
  units: { en: 'Passages: {count}; with findings: {flagged}', vi: '{count} đoạn, {flagged} đoạn có phát hiện' },
  passage: { en: 'Passage {number}', vi: 'Đoạn {number}' },
  text: { en: 'Text', vi: 'Nội dung' },
  loading: { en: 'Unpacking …', vi: 'Đang mở …' },
  key: { en: 'Marks', vi: 'Ký hiệu' },
  nothing: { en: 'No passages to show', vi: 'Không có đoạn nào để hiển thị' },
  nothing_more: { en: 'No passage of this document has findings.', vi: 'Không có đoạn nào của văn bản này có phát hiện.' },
  all: { en: 'Show all passages', vi: 'Hiện tất cả các đoạn' },
  findings: { en: 'Findings of this passage', vi: 'Lỗi của đoạn này' },
  lost: { en: 'left out', vi: 'bỏ sót' },
  gap: { en: 'missing here', vi: 'thiếu ở đây' },
  added: { en: 'added', vi: 'thêm thừa' },
  other: { en: 'other finding', vi: 'phát hiện khác' },
  faded: { en: 'dismissed', vi: 'đã bỏ qua' },
})

export function DocumentView({ page }: { page: Page }) {
  const handle = useRef<ListHandle | null>(null)
  const bar = useRef<HTMLDivElement>(null)
  const { run, item } = place.value
  const head = page.head.runs[run]!
  const flagged = useMemo(() => unitsShown(head, true), [head])
  const units = useMemo(() => (flaggedOnly.value ? flagged : unitsShown(head, false)), [head, flaggedOnly.value])
  const sides = targetOnly.value ? (['target'] as const) : SIDES

  useEffect(() => {
    if (item === null) {
      scrollTo({ top: 0 })
      return
    }
    if (units.indexOf(item) < 0) flaggedOnly.value = false
    requestAnimationFrame(() => {
      handle.current?.show(units.indexOf(item), 'center')
      let frames = 20
      const focus = (): void => {
        const element = document.getElementById(`unit-${item}`)
        if (element) element.focus({ preventScroll: true })
        else if (--frames > 0) requestAnimationFrame(focus)
      }
      requestAnimationFrame(focus)
    })
  }, [run, item, units])

  const jump = (step: 1 | -1): void => {
    const from = item ?? (step > 0 ? -1 : head.units.count)
    const { isDismissed } = workOf(page)
    const asked = new Set(head.findings.unit.filter((_, finding) => !isDismissed(run, finding))) // what was dismissed is passed over
    const next = step > 0 ? flagged.find((unit) => unit > from && asked.has(unit)) : flagged.filter((unit) => unit < from && asked.has(unit)).at(-1)
    if (next !== undefined) go({ view: 'document', run, item: next })
  }
  return (
    <div class="document">
      <h1 class="vh">{t('title')}</h1>
      <div class="toolbar document-bar" ref={bar}>
        {page.head.runs.length > 1 && (
          <Select
            label={t('document')}
            hideLabel
            value={String(run)}
            choices={page.head.runs.map(({ name }, index) => ({ value: String(index), label: name }))}
            onChange={(value) => go({ view: 'document', run: Number(value), item: null })}
          />
        )}
        <Button aria-pressed={targetOnly.value} onClick={() => (targetOnly.value = !targetOnly.value)}>
          {t('target_only')}
        </Button>
        <Button aria-pressed={flaggedOnly.value} onClick={() => (flaggedOnly.value = !flaggedOnly.value)}>
          {t('flagged_only')}
        </Button>
        <span class="together">
          <Button look="plain" disabled={flagged.length === 0} onClick={() => jump(-1)}>
            <span aria-hidden="true">↑</span> {t('previous')}
          </Button>
          <Button look="plain" disabled={flagged.length === 0} onClick={() => jump(1)}>
            <span aria-hidden="true">↓</span> {t('next')}
          </Button>
        </span>
        <Button onClick={() => void printDocument(page, { run, units, targetOnly: targetOnly.value })}>{t('print')}</Button>
        <p class="document-about small quiet">
          <span class="figures">{t('units', { count: number(head.units.count), flagged: number(flagged.length) })}</span>
          <Key />
        </p>
      </div>
      {sides.length === 2 && (
        <div class="unit columns" aria-hidden="true">
          <span />
          <div class="pair">
            {sides.map((side) => (
              <span key={side}>{sideName(side)}</span>
            ))}
          </div>
        </div>
      )}
      {units.length === 0 ? (
        <Empty title={t('nothing')}>
          <p>{t('nothing_more')}</p>
          {flaggedOnly.value && <Button onClick={() => (flaggedOnly.value = false)}>{t('all')}</Button>}
        </Empty>
      ) : (
        <VirtualList
          key={`${run} ${flaggedOnly.value} ${targetOnly.value}`}
          count={units.length}
          keyOf={(index) => units[index] ?? -1 - index}
          estimate={88}
          above={coveredBy(bar.current)}
          handle={handle}
          attributes={{ role: 'feed', 'aria-label': t('text') }}
          render={(index) => <Unit page={page} run={run} head={head} unit={units[index] ?? 0} rank={index} count={units.length} sides={sides} />}
        />
      )}
    </div>
  )
}

function Key() {
  return (
    <span class="key">
      <span>
        <span class="mark omission own">{t('lost')}</span>
      </span>
      <span>
        <span class="place omission own" /> {t('gap')}
      </span>
      <span>
        <span class="mark addition own">{t('added')}</span>
      </span>
      <span>
        <span class="mark other own">{t('other')}</span>
      </span>
      <span>
        <span class="mark other own faded">{t('faded')}</span>
      </span>
    </span>
  )
}

interface UnitProps {
  page: Page
  run: number
  head: RunHead
  unit: number
  rank: number
  count: number
  sides: readonly ('source' | 'target')[]
}

function Unit({ page, run, head, unit, rank, count, sides }: UnitProps) {
  const { decided, isDismissed } = workOf(page)
  void decided.version.value
  const read = useUnit(page.texts[run]!, unit)
  const here = place.value.item === unit
  const linkOf = (finding: number): string => fragmentOf({ view: 'work', run, item: finding })
  return (
    <article class={`unit${here ? ' here' : ''}`} id={`unit-${unit}`} tabIndex={-1} aria-label={t('passage', { number: number(unit + 1) })} aria-posinset={rank + 1} aria-setsize={count}>
      <span class="number figures" aria-hidden="true">
        {number(unit + 1)}
      </span>
      <div>
        {read === null && <p class="quiet">{t('loading')}</p>}
        {read && 'error' in read && <Failure error={read.error} />}
        {read && 'texts' in read && (
          <>
            <Pair unit={read.texts} run={head} shown={null} linkOf={linkOf} dismissed={(finding) => isDismissed(run, finding)} sides={sides} />
            <Unplaced texts={read.texts} head={head} sides={sides} linkOf={linkOf} />
          </>
        )}
      </div>
    </article>
  )
}

/** Findings that no shown side has a mark of: they stand below the text. */
function Unplaced({ texts, head, sides, linkOf }: { texts: UnitTexts; head: RunHead; sides: UnitProps['sides']; linkOf: (finding: number) => string }) {
  const left = texts.findings.filter((finding) => !sides.some((side) => finding[side] && texts[side] !== null))
  if (left.length === 0) return null
  return (
    <ul class="unplaced" aria-label={t('findings')}>
      {left.map((finding) => (
        <li key={finding.index}>
          <a href={linkOf(finding.index)}>{checkName(head.rules[head.findings.rule[finding.index] ?? 0] ?? '')}</a>
        </li>
      ))}
    </ul>
  )
}
