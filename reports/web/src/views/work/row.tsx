// One finding: what, how sure, where, the two texts, and what the editor decided.
import type { Signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Button, SeverityBadge } from '../../components/basics'
import { Failure } from '../../components/failure'
import { Pair } from '../../components/pair'
import { useUnit } from '../../components/use_unit'
import { number, percent } from '../../i18n'
import { checkName } from '../../names'
import { reasonLanguage, reasonText } from '../../reasons'
import type { FindingTexts, UnitTexts } from '../../model'
import type { Decision } from '../../state/decisions'
import { ruleOf, severityOf } from '../../state/table'
import { STATES } from '../../state/filter'
import type { Work } from '../../state/work'
import { foldQuery } from '../../text/fold'
import { comment, decide, openInDocument } from './actions'
import { stateName, t } from './words'

interface RowProps {
  work: Work
  row: number
  rank: number // from 0
  count: number
  writing: Signal<number | null> // row whose comment is being written
}

export function Row({ work, row, rank, count, writing }: RowProps) {
  void work.decided.version.value
  const { table, page } = work
  const run = table.run[row] ?? 0
  const unit = table.unit[row] ?? 0
  const read = useUnit(page.texts[run]!, unit)
  const texts = read && 'texts' in read ? read.texts : null
  const finding = texts?.findings.find(({ index }) => index === table.index[row])
  const state = STATES[(work.decided.states[row] ?? 0) & 3] ?? 'open'
  const id = `finding-${row}`
  return (
    <article
      class={`row ${state}`}
      id={id}
      tabIndex={0}
      aria-labelledby={`${id}-what`}
      aria-describedby={finding ? `${id}-why` : undefined}
      aria-posinset={rank + 1}
      aria-setsize={count}
      aria-current={work.selected.value === row ? 'true' : undefined}
      onFocus={() => work.selected.value !== row && work.select(row)}
    >
      <header class="row-head">
        <span class="rank figures" title={t('rank', { rank: number(rank + 1), count: number(count) })}>
          {number(rank + 1)}
        </span>
        <SeverityBadge severity={severityOf(table, row)} />
        <h2 id={`${id}-what`}>{checkName(ruleOf(table, row))}</h2>
        <span class="figures">{t('probability', { share: percent(table.probability[row] ?? 0) })}</span>
        <Place work={work} row={row} texts={texts} />
        {state !== 'open' && <span class={`state ${state}`}>{stateName(state)}</span>}
      </header>
      {read === null && <p class="row-wait quiet">{t('loading')}</p>}
      {read && 'error' in read && <Failure error={read.error} />}
      {texts && finding && (
        <>
          <p class="message" id={`${id}-why`} lang={reasonLanguage(finding.message)} dir="auto">
            {reasonText(finding.message)}
          </p>
          <Pair unit={texts} run={page.head.runs[run]!} shown={finding.index} query={foldQuery(work.query.value)} dismissed={(index) => work.isDismissed(run, index)} cut />
          <Suggestion finding={finding} texts={texts} />
          <Verdicts work={work} row={row} decision={work.decided.get(finding.fingerprint)} writing={writing} others={texts.findings.length - 1} />
        </>
      )}
    </article>
  )
}

function Place({ work, row, texts }: { work: Work; row: number; texts: UnitTexts | null }) {
  const { runs } = work.page.head
  const parts = [
    runs.length > 1 ? runs[work.table.run[row] ?? 0]!.name : '',
    texts?.name ?? '',
    t('passage', { number: number((work.table.unit[row] ?? 0) + 1) }),
    texts && texts.line > 0 ? t('line', { line: number(texts.line) }) : '',
  ]
  return <span class="row-place">{parts.filter((part) => part !== '').join(' · ')}</span>
}

function Suggestion({ finding, texts }: { finding: FindingTexts; texts: UnitTexts }) {
  if (finding.suggestion === null) return null
  const replaced = finding.target && texts.target ? texts.target.slice(...finding.target) : ''
  return (
    <p class="suggestion">
      <span class="quiet">{t('suggestion')}</span>{' '}
      {replaced && (
        <>
          <del dir="auto">{replaced}</del> <span aria-hidden="true">→</span>{' '}
        </>
      )}
      {finding.suggestion === '' ? <em>{t('delete_it')}</em> : <ins dir="auto">{finding.suggestion}</ins>}
    </p>
  )
}

interface VerdictsProps {
  work: Work
  row: number
  decision: Decision | undefined
  writing: Signal<number | null>
  others: number // findings of the unit
}

function Verdicts({ work, row, decision, writing, others }: VerdictsProps) {
  if (writing.value === row) {
    return <CommentForm text={decision?.comment ?? ''} onSave={(text) => comment(work, row, text)} onClose={() => closeForm(writing, row)} />
  }
  return (
    <>
      {decision?.comment && (
        <p class="comment" dir="auto">
          {decision.comment}
        </p>
      )}
      <div class="row-actions">
        <Button aria-pressed={decision?.verdict === 'accepted'} title={`${t('accept_long')} (a)`} onClick={() => decide(work, row, 'accepted', false)}>
          {t('accept')}
        </Button>
        <Button aria-pressed={decision?.verdict === 'dismissed'} title={`${t('dismiss_long')} (d)`} onClick={() => decide(work, row, 'dismissed', false)}>
          {t('dismiss')}
        </Button>
        <Button look="plain" title="c" onClick={() => (writing.value = row)}>
          {t('comment')}
        </Button>
        <Button look="plain" title="o" onClick={() => openInDocument(work, row)}>
          {t('open')}
        </Button>
        {others > 0 && <span class="quiet small">{t('others', { count: others })}</span>}
      </div>
    </>
  )
}

function closeForm(writing: Signal<number | null>, row: number): void {
  writing.value = null
  document.getElementById(`finding-${row}`)?.focus({ preventScroll: true })
}

function CommentForm({ text, onSave, onClose }: { text: string; onSave: (text: string) => void; onClose: () => void }) {
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => area.current?.focus(), [])
  const save = (): void => {
    onSave(area.current?.value ?? '')
    onClose()
  }
  return (
    <form
      class="comment-form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <label>
        <span class="quiet small">{t('comment_for')}</span>
        <textarea
          ref={area}
          rows={2}
          dir="auto"
          defaultValue={text}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose()
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
          }}
        />
      </label>
      <div class="row-actions">
        <Button look="primary" type="submit" title="Ctrl+Enter">
          {t('save')}
        </Button>
        <Button look="plain" onClick={onClose} title="Esc">
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
