// The filters, with how many findings each choice has under the others.
import { useState } from 'preact/hooks'
import { Button, SeverityShape } from '../../components/basics'
import { number, percent } from '../../i18n'
import { checkName, severityName } from '../../names'
import type { Severity } from '../../model'
import { filterCount, NO_FILTER, STATES, type Filter } from '../../state/filter'
import type { Work } from '../../state/work'
import { stateName, t } from './words'

const CHECKS_SHOWN = 8

function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set)
  if (!next.delete(value)) next.add(value)
  return next
}

export function Filters({ work }: { work: Work }) {
  const [every, setEvery] = useState(false)
  const filter = work.filter.value
  const { counts } = work.filtered.value
  const change = (part: Partial<Filter>): void => {
    work.filter.value = { ...filter, ...part }
  }
  const { rules } = work.table
  const { runs } = work.page.head
  const few = rules.length <= CHECKS_SHOWN + 2
  const shownRules = every || few ? rules : rules.filter((rule, index) => index < CHECKS_SHOWN || filter.checks.has(rule))
  return (
    <div class="filters">
      <fieldset>
        <legend>{t('by_severity')}</legend>
        {([2, 1, 0] as Severity[]).map((severity) => (
          <Option key={severity} checked={filter.severities.has(severity)} count={counts.severities[severity] ?? 0} onChange={() => change({ severities: toggled(filter.severities, severity) })}>
            <span class={`shape s${severity}`}>
              <SeverityShape severity={severity} />
            </span>
            {severityName(severity)}
          </Option>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('by_check')}</legend>
        {shownRules.map((rule) => (
          <Option key={rule} checked={filter.checks.has(rule)} count={counts.checks[rules.indexOf(rule)] ?? 0} onChange={() => change({ checks: toggled(filter.checks, rule) })}>
            <span title={rule}>{checkName(rule)}</span>
          </Option>
        ))}
        {!few && (
          <Button look="plain" aria-expanded={every} onClick={() => setEvery(!every)}>
            {every ? t('fewer') : t('more', { count: rules.length - shownRules.length })}
          </Button>
        )}
      </fieldset>
      <fieldset>
        <legend>{t('by_state')}</legend>
        {STATES.map((state, index) => (
          <Option key={state} checked={filter.states.has(state)} count={counts.states[index] ?? 0} onChange={() => change({ states: toggled(filter.states, state) })}>
            {stateName(state)}
          </Option>
        ))}
        <Option checked={filter.commented} count={counts.commented} onChange={() => change({ commented: !filter.commented })}>
          {t('commented')}
        </Option>
      </fieldset>
      {runs.length > 1 && (
        <fieldset>
          <legend>{t('by_run')}</legend>
          {runs.length <= 8 ? (
            runs.map(({ name }, run) => (
              <Option key={name} checked={filter.runs.has(run)} count={counts.runs[run] ?? 0} onChange={() => change({ runs: toggled(filter.runs, run) })}>
                <bdi>{name}</bdi>
              </Option>
            ))
          ) : (
            <select aria-label={t('by_run')} class="wide" value={[...filter.runs][0] ?? ''} onChange={({ currentTarget: { value } }) => change({ runs: new Set(value === '' ? [] : [Number(value)]) })}>
              <option value="">{t('all_runs')}</option>
              {runs.map(({ name }, run) => (
                <option key={name} value={run}>
                  {`${name} (${number(counts.runs[run] ?? 0)})`}
                </option>
              ))}
            </select>
          )}
        </fieldset>
      )}
      <label class="minimum">
        <span class="legend">{t('minimum')}</span>
        <output class="figures">{percent(filter.minimum)}</output>
        <input type="range" min="0" max="95" step="5" value={Math.round(filter.minimum * 100)} onInput={(event) => change({ minimum: Number(event.currentTarget.value) / 100 })} />
      </label>
      {filterCount(filter) > 0 && (
        <Button class="clear" onClick={() => (work.filter.value = NO_FILTER)}>
          {t('clear')}
        </Button>
      )}
    </div>
  )
}

function Option({ checked, count, onChange, children }: { checked: boolean; count: number; onChange: () => void; children: preact.ComponentChildren }) {
  return (
    <label class={`option${count === 0 && !checked ? ' none' : ''}`}>
      <input type="checkbox" checked={checked} onChange={onChange} />
      <span class="option-name">{children}</span>
      <span class="option-count figures">{number(count)}</span>
    </label>
  )
}
