// How the figures of a corpus's passages are distributed.
import { Table } from '../components/basics'
import { messages, number } from '../i18n'

const t = messages({
  caption: { en: 'What 5%, half and 95% of the passages lie below', vi: 'Mức mà 5%, một nửa và 95% số đoạn nằm dưới' },
  figure: { en: 'Of a passage', vi: 'Của một đoạn' },
  low: { en: '5% below', vi: '5% dưới' },
  middle: { en: 'half below', vi: 'một nửa dưới' },
  high: { en: '95% below', vi: '95% dưới' },
  'source coverage': { en: 'source covered', vi: 'phần bản gốc được dịch' },
  'target coverage': { en: 'translation covered', vi: 'phần bản dịch có gốc' },
  'length z': { en: 'deviation from the expected length', vi: 'độ lệch so với độ dài mong đợi' },
  'omission probability': { en: 'probability of an omission', vi: 'xác suất dịch thiếu' },
  'addition probability': { en: 'probability of an addition', vi: 'xác suất dịch thêm' },
})

type Known = Parameters<typeof t>[0]
const KNOWN: readonly Known[] = ['source coverage', 'target coverage', 'length z', 'omission probability', 'addition probability']

function nameOf(column: string): string {
  const known = KNOWN.find((name) => name === column)
  return known ? t(known) : column
}

export function Figures({ rows }: { rows: readonly (readonly string[])[] }) {
  return (
    <Table caption={t('caption')}>
      <thead>
        <tr>
          <th scope="col">{t('figure')}</th>
          {(['low', 'middle', 'high'] as const).map((share) => (
            <th key={share} scope="col" class="number">{t(share)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name = '', ...values]) => (
          <tr key={name}>
            <th scope="row">{nameOf(name)}</th>
            {values.map((value, share) => (
              <td key={share} class="number">{number(Number(value), 2)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
