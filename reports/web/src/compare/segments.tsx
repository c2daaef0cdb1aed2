// The passages in which a system differs most from the baseline, with the words that differ.
import { useMemo, useState } from 'preact/hooks'
import { Button, Select } from '../components/basics'
import { messages, number } from '../i18n'
import type { ComparedUnit, Comparison, MetricComparison, RunHead, UnitDifference } from '../model'
import { metricName } from '../overview/score_names'
import { reasonText } from '../reasons'
import { fragmentOf } from '../store'
import { runOf } from './run_of'
import { SystemName } from './scores_table'
import { compareValues } from './verdict'
import { shape, shown, signed } from './wording'
import { diffWords, type Piece } from './words'

const t = messages({
  system: { en: 'System', vi: 'Hệ thống' },
  metric: { en: 'By', vi: 'Theo' },
  which: { en: 'Show', vi: 'Hiện' },
  both: { en: 'better and worse', vi: 'cả tốt hơn và kém hơn' },
  better: { en: 'only better', vi: 'chỉ tốt hơn' },
  worse: { en: 'only worse', vi: 'chỉ kém hơn' },
  marks: { en: 'Mark', vi: 'Đánh dấu' },
  between: { en: 'what differs between the two', vi: 'chỗ hai bản khác nhau' },
  reference: { en: 'what is not in the reference', vi: 'chỗ khác bản tham chiếu' },
  nothing: { en: 'nothing', vi: 'không' },
  passage: { en: 'Passage {number}', vi: 'Đoạn {number}' },
  joined: { en: 'Passage {number} of the comparison', vi: 'Đoạn {number} của phép so sánh' },
  inDocument: { en: 'In the document', vi: 'Xem trong văn bản' },
  source: { en: 'Source', vi: 'Bản gốc' },
  ref: { en: 'Reference', vi: 'Tham chiếu' },
  refs: { en: 'Reference {number}', vi: 'Tham chiếu {number}' },
  change: { en: '{metric}: {before} → {after}', vi: '{metric}: {before} → {after}' },
  isBetter: { en: '▲ better', vi: '▲ tốt hơn' },
  isWorse: { en: '▼ worse', vi: '▼ kém hơn' },
  same: { en: 'The two say the same words.', vi: 'Hai bản dùng từ giống hệt nhau.' },
  none: { en: 'None.', vi: 'Không có.' },
  more: { en: 'Show {count} more', vi: 'Hiện thêm {count}' },
  shownOf: { en: '{shown} of {all} shown', vi: 'đang hiện {shown} trong {all}' },
  findings: { en: 'Findings', vi: 'Phát hiện' },
  empty: { en: '(empty)', vi: '(trống)' },
  legend: { en: 'Dotted underline: only in the baseline. Solid underline: only in the system.', vi: 'Gạch chân chấm: chỉ có trong mốc so sánh. Gạch chân liền: chỉ có trong hệ thống.' },
  legendReference: { en: 'Underlined: words that the reference does not have in this place.', vi: 'Gạch chân: từ mà bản tham chiếu không có ở chỗ đó.' },
})

type Which = 'both' | 'better' | 'worse'
type Marks = 'between' | 'reference' | 'nothing'
const STEP = 10

function Pieces({ pieces, changed }: { pieces: readonly Piece[]; changed: 'only-before' | 'only-after' }) {
  return (
    <>
      {pieces.map((piece, index) => (piece.changed ? <mark key={index} class={changed}>{piece.text}</mark> : piece.text))}
    </>
  )
}

interface Sides {
  before: Piece[]
  after: Piece[]
  same: boolean
}

const plain = (text: string): Piece[] => [{ text, changed: false }]

function sidesOf(unit: ComparedUnit, system: number, marks: Marks, language: string): Sides {
  const before = unit.hypotheses[0] ?? ''
  const after = unit.hypotheses[system] ?? ''
  const reference = unit.references[0]
  const same = before === after
  if (marks === 'between') return { ...diffWords(before, after, language) }
  if (marks === 'reference' && reference !== undefined) {
    return { before: diffWords(reference, before, language).after, after: diffWords(reference, after, language).after, same }
  }
  return { before: plain(before), after: plain(after), same }
}

function Text({ label, children, language, findings = [] }: { label: preact.ComponentChildren; children: preact.ComponentChildren; language: string; findings?: readonly string[] }) {
  return (
    <div class="segment-text">
      <p class="segment-label small">{label}</p>
      <p class="segment-words" dir="auto" lang={language || undefined}>{children}</p>
      {findings.length > 0 && (
        <ul class="segment-findings small" aria-label={t('findings')}>
          {findings.map((message, index) => (
            <li key={index}>{reasonText(message)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Segment({ comparison, runs, metric, difference, marks }: { comparison: Comparison; runs: readonly RunHead[]; metric: MetricComparison; difference: UnitDifference; marks: Marks }) {
  const { system, baseline_value: before, value } = difference
  const unit = comparison.units[difference.unit]
  const sides = useMemo(() => unit && sidesOf(unit, system, marks, comparison.target_language), [unit, system, marks, comparison])
  if (!unit || !sides) return null
  const better = compareValues(metric, value, before) > 0
  const languages = { source: comparison.source_language, target: comparison.target_language }
  return (
    <article class="segment panel">
      <h3 class="segment-head">
        <span>{t(runs.length > 0 && runOf(comparison, 0, runs) === null ? 'joined' : 'passage', { number: number(unit.number + 1) })}</span>
        <span class="small figures">
          {t('change', { metric: metricName(metric.metric), before: shown(before, shape(metric)), after: shown(value, shape(metric)) })} ({signed(value - before, shape(metric))})
        </span>
        <span class={`outcome ${better ? 'better' : 'worse'}`}>{t(better ? 'isBetter' : 'isWorse')}</span>
      </h3>
      <div class="segment-given">
        {unit.source !== null && <Text label={t('source')} language={languages.source}>{unit.source}</Text>}
        {unit.references.map((reference, index) => (
          <Text key={index} label={unit.references.length === 1 ? t('ref') : t('refs', { number: number(index + 1) })} language={languages.target}>{reference}</Text>
        ))}
      </div>
      <div class="segment-pair">
        <Text label={<SystemName name={comparison.systems[0]?.name ?? ''} system={0} />} language={languages.target} findings={unit.findings[0] ?? []}>
          {unit.hypotheses[0] ? <Pieces pieces={sides.before} changed="only-before" /> : <span class="quiet">{t('empty')}</span>}
        </Text>
        <Text label={<SystemName name={comparison.systems[system]?.name ?? ''} system={system} />} language={languages.target} findings={unit.findings[system] ?? []}>
          {unit.hypotheses[system] ? <Pieces pieces={sides.after} changed="only-after" /> : <span class="quiet">{t('empty')}</span>}
        </Text>
      </div>
      <p class="small segment-ways">
        {[0, system].map((which) => {
          const run = runOf(comparison, which, runs)
          return run !== null && <a key={which} href={fragmentOf({ view: 'document', run, item: unit.number })}>{t('inDocument')}: {comparison.systems[which]?.name}</a>
        })}
      </p>
      {sides.same && <p class="quiet small">{t('same')}</p>}
    </article>
  )
}

export function Segments({ comparison, runs }: { comparison: Comparison; runs: readonly RunHead[] }) {
  const { systems, metrics, differences } = comparison
  const withUnits = useMemo(() => [...new Set(differences.map(({ metric }) => metric))].sort((a, b) => a - b), [differences])
  const [system, setSystem] = useState(1)
  const [chosen, setMetric] = useState(withUnits[0] ?? 0)
  const [which, setWhich] = useState<Which>('both')
  const [marks, setMarks] = useState<Marks>('between')
  const [count, setCount] = useState(STEP)
  const metric = metrics[chosen]
  const again = <T,>(set: (value: T) => void) => (value: T): void => {
    set(value)
    setCount(STEP)
  }
  const list = useMemo(
    () =>
      differences.filter((difference) => {
        if (difference.system !== system || difference.metric !== chosen || !metric) return false
        const gain = compareValues(metric, difference.value, difference.baseline_value)
        return which === 'both' || (which === 'better' ? gain > 0 : gain < 0)
      }),
    [differences, system, chosen, which, metric],
  )
  const hasReference = comparison.units.some(({ references }) => references.length > 0)
  return (
    <>
      <div class="choices">
        {systems.length > 2 && (
          <Select label={t('system')} value={String(system)} choices={systems.slice(1).map(({ name }, index) => ({ value: String(index + 1), label: name }))} onChange={again((value: string) => setSystem(Number(value)))} />
        )}
        {withUnits.length > 1 && (
          <Select label={t('metric')} value={String(chosen)} choices={withUnits.map((index) => ({ value: String(index), label: metricName(metrics[index]?.metric ?? '') }))} onChange={again((value: string) => setMetric(Number(value)))} />
        )}
        <Select label={t('which')} value={which} choices={(['both', 'better', 'worse'] as const).map((value) => ({ value, label: t(value) }))} onChange={again(setWhich)} />
        <Select
          label={t('marks')}
          value={marks}
          choices={(['between', ...(hasReference ? (['reference'] as const) : []), 'nothing'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={setMarks}
        />
        <span class="quiet small" role="status">{t('shownOf', { shown: number(Math.min(count, list.length)), all: number(list.length) })}</span>
      </div>
      {marks !== 'nothing' && <p class="quiet small">{t(marks === 'between' ? 'legend' : 'legendReference')}</p>}
      {list.length === 0 && <p class="quiet">{t('none')}</p>}
      <div class="segments">
        {metric && list.slice(0, count).map((difference) => <Segment key={`${difference.system} ${difference.metric} ${difference.unit}`} comparison={comparison} runs={runs} metric={metric} difference={difference} marks={marks} />)}
      </div>
      {list.length > count && <Button onClick={() => setCount(count + STEP)}>{t('more', { count: number(Math.min(STEP, list.length - count)) })}</Button>}
    </>
  )
}
