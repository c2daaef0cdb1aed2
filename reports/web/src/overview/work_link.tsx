// A way into the work list: all of it, one check or severity of a run, or a finding.
import type { ComponentChildren } from 'preact'
import type { Severity } from '../model'
import { NO_FILTER } from '../state/filter'
import { workOf } from '../state/work'
import { fragmentOf, type Page } from '../store'

interface Props {
  page: Page
  run: number
  item?: number // finding
  rule?: string
  severity?: Severity
  class?: string
  children: ComponentChildren
}

export function WorkLink({ page, run, item, rule, severity, class: look, children }: Props) {
  const show = (): void => {
    const work = workOf(page)
    work.query.value = ''
    work.filter.value = {
      ...NO_FILTER,
      ...(page.head.runs.length > 1 ? { runs: new Set([run]) } : {}),
      ...(rule === undefined ? {} : { checks: new Set([rule]) }),
      ...(severity === undefined ? {} : { severities: new Set([severity]) }),
    }
  }
  return (
    <a class={look} href={fragmentOf({ view: 'work', run, item: item ?? null })} onClick={show}>
      {children}
    </a>
  )
}
