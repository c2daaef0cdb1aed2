// The document on paper: both sides beside each other, or the translation alone, with the gaps marked.
import { Pair, SIDES, sideName } from '../../components/pair'
import { messages, number } from '../../i18n'
import { checkName } from '../../names'
import type { UnitTexts } from '../../model'
import { reasonText } from '../../reasons'
import { STATES } from '../../state/filter'
import type { Work } from '../../state/work'
import { stateName } from '../work/words'
import { PrintedHead } from './printed_head'

const w = messages({
  title: { en: 'Document with findings', vi: 'Văn bản và các phát hiện' },
  key: {
    en: 'Solid underline: left out. Dashed underline: added. Dotted underline: another finding. Box with dots: where something is missing.',
    vi: 'Gạch chân liền: bỏ sót. Gạch chân đứt: thêm thừa. Gạch chân chấm: phát hiện khác. Ô có dấu ba chấm: chỗ thiếu nội dung.',
  },
})

interface Props {
  work: Work
  run: number
  units: readonly number[]
  texts: ReadonlyMap<number, UnitTexts>
  missing: string | null // what is said of passages that are not printed
  targetOnly: boolean
}

export function PrintedDocument({ work, run, units, texts, missing, targetOnly }: Props) {
  const head = work.page.head.runs[run]!
  const stateOf = (finding: number) => STATES[(work.decided.states[(work.table.firstOf[run] ?? 0) + finding] ?? 0) & 3] ?? 'open'
  return (
    <>
      <PrintedHead title={w('title')} runs={[head]} />
      <p class="printed-note">{w('key')}</p>
      {!targetOnly && (
        <div class="printed-unit printed-sides">
          <span />
          <div class="pair">
            {SIDES.map((side) => (
              <b key={side}>{sideName(side)}</b>
            ))}
          </div>
        </div>
      )}
      {units.map((number_) => {
        const unit = texts.get(number_)
        return (
          unit && (
            <section key={number_} class="printed-unit">
              <span class="number figures">{number(number_ + 1)}</span>
              <Pair unit={unit} run={head} shown={null} dismissed={(finding) => work.isDismissed(run, finding)} sides={targetOnly ? ['target'] : SIDES} />
              {unit.findings.length > 0 && (
                <ul class="printed-reasons">
                  {unit.findings.map((finding) => (
                    <li key={finding.index}>
                      <b>{checkName(head.rules[head.findings.rule[finding.index] ?? 0] ?? '')}:</b> <span dir="auto">{reasonText(finding.message)}</span>
                      {stateOf(finding.index) !== 'open' && <b class="state"> {stateName(stateOf(finding.index))}</b>}
                      <Comment text={work.decided.get(finding.fingerprint)?.comment ?? ''} />
                    </li>
                  ))}
                </ul>
              )}
            </section>
          )
        )
      })}
      {missing && <p class="printed-note">{missing}</p>}
    </>
  )
}

const Comment = ({ text }: { text: string }) =>
  text === '' ? null : (
    <span class="comment" dir="auto">
      {text}
    </span>
  )
