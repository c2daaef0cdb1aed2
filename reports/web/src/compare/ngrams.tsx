// What a system gets right more often than the baseline, and what less often.
import { useState } from 'preact/hooks'
import { Button, Select, Table } from '../components/basics'
import { messages, number } from '../i18n'
import type { Comparison, NgramDifference } from '../model'

const t = messages({
  gained: { en: 'Gained', vi: 'Được thêm' },
  lost: { en: 'Lost', vi: 'Bị mất' },
  gainedWhy: { en: 'in the reference, and more often right than in the baseline', vi: 'có trong bản tham chiếu và đúng nhiều hơn mốc so sánh' },
  lostWhy: { en: 'in the reference, and less often right than in the baseline', vi: 'có trong bản tham chiếu nhưng đúng ít hơn mốc so sánh' },
  words: { en: 'Words', vi: 'Từ' },
  change: { en: 'Change', vi: 'Thay đổi' },
  hits: { en: 'Right', vi: 'Số lần đúng' },
  reference: { en: 'In the reference', vi: 'Trong tham chiếu' },
  fromTo: { en: '{before} → {after}', vi: '{before} → {after}' },
  none: { en: 'None.', vi: 'Không có.' },
  system: { en: 'System', vi: 'Hệ thống' },
  order: { en: 'Length', vi: 'Độ dài' },
  all: { en: 'all', vi: 'tất cả' },
  one: { en: '1 word', vi: '1 từ' },
  many: { en: '{count} words', vi: '{count} từ' },
  more: { en: 'Show all {count}', vi: 'Hiện cả {count}' },
})

const SHOWN = 12

function Column({ gained, list, language }: { gained: boolean; list: readonly NgramDifference[]; language: string }) {
  const [all, setAll] = useState(false)
  return (
    <section class="ngram-column">
      <h3>
        {t(gained ? 'gained' : 'lost')} <span class="quiet tiny">{t(gained ? 'gainedWhy' : 'lostWhy')}</span>
      </h3>
      {list.length === 0 ? (
        <p class="quiet small">{t('none')}</p>
      ) : (
        <Table caption={t(gained ? 'gained' : 'lost')}>
          <thead>
            <tr>
              <th scope="col">{t('words')}</th>
              <th scope="col" class="number">{t('change')}</th>
              <th scope="col" class="number">{t('hits')}</th>
              <th scope="col" class="number">{t('reference')}</th>
            </tr>
          </thead>
          <tbody>
            {(all ? list : list.slice(0, SHOWN)).map((ngram) => {
              const change = ngram.system_hits - ngram.baseline_hits
              return (
                <tr key={ngram.text}>
                  <th scope="row"><bdi class="ngram" lang={language || undefined}>{ngram.text}</bdi></th>
                  <td class={`number ${change > 0 ? 'gain' : 'loss'}`}>{change > 0 ? '+' : '−'}{number(Math.abs(change))}</td>
                  <td class="number">{t('fromTo', { before: number(ngram.baseline_hits), after: number(ngram.system_hits) })}</td>
                  <td class="number">{number(ngram.reference)}</td>
                </tr>
              )
            })}
          </tbody>
        </Table>
      )}
      {!all && list.length > SHOWN && <Button onClick={() => setAll(true)}>{t('more', { count: number(list.length) })}</Button>}
    </section>
  )
}

export function Ngrams({ comparison }: { comparison: Comparison }) {
  const { systems, ngrams_gained: gained, ngrams_lost: lost, target_language: language } = comparison
  const [system, setSystem] = useState(1)
  const [order, setOrder] = useState(0)
  const orders = [...new Set([...gained, ...lost].map((ngram) => ngram.order))].sort((a, b) => a - b)
  const wanted = (ngram: NgramDifference): boolean => ngram.system === system && (order === 0 || ngram.order === order)
  return (
    <>
      <div class="choices">
        {systems.length > 2 && (
          <Select label={t('system')} value={String(system)} choices={systems.slice(1).map(({ name }, index) => ({ value: String(index + 1), label: name }))} onChange={(value) => setSystem(Number(value))} />
        )}
        {orders.length > 1 && (
          <Select
            label={t('order')}
            value={String(order)}
            choices={[{ value: '0', label: t('all') }, ...orders.map((count) => ({ value: String(count), label: count === 1 ? t('one') : t('many', { count: number(count) }) }))]}
            onChange={(value) => setOrder(Number(value))}
          />
        )}
      </div>
      <div class="ngrams">
        <Column key={`gained ${system}`} gained list={gained.filter(wanted)} language={language} />
        <Column key={`lost ${system}`} gained={false} list={lost.filter(wanted)} language={language} />
      </div>
    </>
  )
}
