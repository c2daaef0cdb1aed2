// Where the systems are good: values by length, by frequency of words, by check, a bar for each system.
import { useState } from 'preact/hooks'
import { Select, Table } from '../components/basics'
import { language, messages, number } from '../i18n'
import type { BucketTable, Comparison } from '../model'
import { checkName } from '../names'
import { Figure } from '../charts/figure'
import { SystemName } from './scores_table'
import { best } from './verdict'
import { bucketName, countedWord, dataWord, shown } from './wording'

const t = messages({
  higher: { en: '{measure}; higher is better', vi: '{measure}; càng cao càng tốt' },
  lower: { en: '{measure}; lower is better', vi: '{measure}; càng thấp càng tốt' },
  gain: { en: 'Best, most often: {system} (in {count} of {all}).', vi: 'Thường đứng đầu: {system} ({count} trong {all} nhóm).' },
  measure: { en: 'Measure', vi: 'Thước đo' },
  group: { en: 'Group', vi: 'Nhóm' },
})

const nameOf = (table: BucketTable, name: string): string => (table.by === 'check' ? checkName(name) : bucketName(name, language.value))
const winnersOf = (table: BucketTable, values: readonly (number | null)[]): number[] => best(values, (a, b) => (table.lower_is_better ? b - a : a - b))

function summaryOf(table: BucketTable, comparison: Comparison): string {
  const wins = comparison.systems.map(() => 0)
  for (const { values } of table.buckets) {
    const winners = winnersOf(table, values)
    if (winners.length === 1) ++wins[winners[0]!]!
  }
  const most = Math.max(...wins)
  const winner = wins.indexOf(most)
  const measure = t(table.lower_is_better ? 'lower' : 'higher', { measure: dataWord(table.measure) })
  if (most === 0 || wins.lastIndexOf(most) !== winner) return `${measure}.`
  return `${measure}. ${t('gain', { system: comparison.systems[winner]?.name ?? '', count: number(most), all: number(table.buckets.length) })}`
}

/** One way to part the units, by the measure that is chosen. */
function Card({ tables, comparison }: { tables: readonly BucketTable[]; comparison: Comparison }) {
  const [chosen, setChosen] = useState(0)
  const table = tables[chosen] ?? tables[0]
  if (!table) return null
  return (
    <section class="panel bucket-table">
      <div class="bucket-head">
        <h3>{dataWord(table.by)}</h3>
        {tables.length > 1 && (
          <Select label={t('measure')} hideLabel value={String(chosen)} choices={tables.map(({ measure }, index) => ({ value: String(index), label: dataWord(measure) }))} onChange={(value) => setChosen(Number(value))} />
        )}
      </div>
      <Bars table={table} comparison={comparison} />
    </section>
  )
}

function Bars({ table, comparison }: { table: BucketTable; comparison: Comparison }) {
  const most = Math.max(...table.buckets.flatMap(({ values }) => values.map((value) => value ?? 0)), 1e-9)
  return (
    <Figure
      summary={summaryOf(table, comparison)}
      table={() => (
        <Table caption={dataWord(table.by)}>
          <thead>
            <tr>
              <th scope="col">{t('group')}</th>
              <th scope="col" class="number">{dataWord(table.counts)}</th>
              {comparison.systems.map(({ name }) => (
                <th key={name} scope="col" class="number"><bdi>{name}</bdi></th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.buckets.map((bucket) => (
              <tr key={bucket.name}>
                <th scope="row">{nameOf(table, bucket.name)}</th>
                <td class="number">{number(bucket.units)}</td>
                {bucket.values.map((value, system) => (
                  <td key={system} class="number">{shown(value, { name: table.measure, decimals: table.decimals })}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    >
      <ul class="buckets">
        {table.buckets.map((bucket) => {
          const winners = winnersOf(table, bucket.values)
          return (
            <li key={bucket.name}>
              <p class="bucket-name">
                {nameOf(table, bucket.name)} <span class="quiet tiny">{countedWord(bucket.units, table.counts)}</span>
              </p>
              <ul class="bucket-bars">
                {bucket.values.map((value, system) => (
                  <li key={system} class="bucket-bar">
                    <span class={`system-key series-${(system % 6) + 1}`} aria-hidden="true">{String.fromCharCode(65 + (system % 26))}</span>
                    <span class="vh">{comparison.systems[system]?.name}: </span>
                    <span class="bucket-track" aria-hidden="true">
                      {value !== null && value > 0 && <span class={`bucket-fill fill-${(system % 6) + 1}`} style={{ width: `${(100 * value) / most}%` }} />}
                    </span>
                    <span class={winners.includes(system) ? 'figures small is-best' : 'figures small'}>{shown(value, { name: table.measure, decimals: table.decimals })}</span>
                  </li>
                ))}
              </ul>
            </li>
          )
        })}
      </ul>
    </Figure>
  )
}

export function Buckets({ comparison }: { comparison: Comparison }) {
  const tables = comparison.buckets.filter(({ buckets }) => buckets.length > 0)
  const ways = [...new Set(tables.map(({ by }) => by))]
  return (
    <>
      <ul class="legend small">
        {comparison.systems.map(({ name }, system) => (
          <li key={name}><SystemName name={name} system={system} /></li>
        ))}
      </ul>
      <div class="bucket-tables">
        {ways.map((way) => (
          <Card key={way} tables={tables.filter(({ by }) => by === way)} comparison={comparison} />
        ))}
      </div>
    </>
  )
}
