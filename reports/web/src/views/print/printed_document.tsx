// The document on paper: both sides beside each other, or the translation alone, with the gaps marked.
import { Pair, SIDES, sideName } from '../../components/pair'
import { messages, number } from '../../i18n'
import { checkName } from '../../names'
import { reasonText } from '../../reasons'
import type { RunHead, UnitTexts } from '../../model'
import { PrintedHead } from './printed_head'

const w = messages({
  title: { en: 'Document with findings', vi: 'Văn bản và các phát hiện' },
  key: {
    en: 'Solid underline: left out. Dashed underline: added. Dotted underline: another finding. Box with dots: where something is missing.',
    vi: 'Gạch chân liền: bỏ sót. Gạch chân đứt: thêm thừa. Gạch chân chấm: phát hiện khác. Ô có dấu ba chấm: chỗ thiếu nội dung.',
  },
})

interface Props {
  head: RunHead
  units: readonly number[]
  texts: ReadonlyMap<number, UnitTexts>
  missing: string | null // what is said of passages that are not printed
  targetOnly: boolean
}

export function PrintedDocument({ head, units, texts, missing, targetOnly }: Props) {
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
              <Pair unit={unit} run={head} shown={null} sides={targetOnly ? ['target'] : SIDES} />
              {unit.findings.length > 0 && (
                <ul class="printed-reasons">
                  {unit.findings.map((finding) => (
                    <li key={finding.index}>
                      <b>{checkName(head.rules[head.findings.rule[finding.index] ?? 0] ?? '')}:</b> <span dir="auto">{reasonText(finding.message)}</span>
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
