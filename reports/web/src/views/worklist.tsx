import { useSignal, type Signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Button, Empty, Select } from '../components/basics'
import { Dialog } from '../components/dialog'
import { SIDES, sideName } from '../components/pair'
import { coveredBy, VirtualList, type ListHandle } from '../components/virtual_list'
import { number, percent } from '../i18n'
import { filterCount, NO_FILTER } from '../state/filter'
import { storageRefused } from '../state/storage'
import { SORTS } from '../state/table'
import { workOf, type Work } from '../state/work'
import { place, type Page } from '../store'
import { decide, neighbour, openInDocument, undo } from './work/actions'
import { Exports } from './work/exports'
import { Filters } from './work/filters'
import { Help } from './work/help'
import { commandOf, type Command } from './work/keys'
import { Row } from './work/row'
import { t } from './work/words'

export function WorkList({ page }: { page: Page }) {
  const work = workOf(page)
  const handle = useRef<ListHandle | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const writing = useSignal<number | null>(null)
  const helping = useSignal(false)
  const filtersOpen = useSignal(false)
  const exportsOpen = useSignal(false)
  const { rows } = work.filtered.value

  /** Brings a row into sight and gives it the focus, once it is there. */
  const visit = (row: number | null, align: 'auto' | 'center' = 'auto'): void => {
    if (row === null) return
    const at = work.filtered.peek().rows.indexOf(row)
    if (at < 0) return
    work.select(row)
    handle.current?.show(at, align)
    let frames = 20
    const focus = (): void => {
      if (work.selected.peek() !== row) return // another key came meanwhile
      const element = document.getElementById(`finding-${row}`)
      if (element) element.focus({ preventScroll: true })
      else if (--frames > 0) requestAnimationFrame(focus)
    }
    requestAnimationFrame(focus)
  }

  const obey = (command: Command): void => {
    const row = work.selected.peek()
    const at = row !== null && rows.includes(row) ? row : null
    switch (command) {
      case 'next':
        return visit(neighbour(work, at, 1))
      case 'previous':
        return visit(neighbour(work, at, -1))
      case 'accept':
      case 'dismiss':
        if (at !== null && decide(work, at, command === 'accept' ? 'accepted' : 'dismissed', true)) requestAnimationFrame(() => visit(work.selected.peek()))
        return
      case 'comment':
        if (at !== null && work.findingOf(at)) writing.value = at
        return
      case 'open':
        if (at !== null) openInDocument(work, at)
        return
      case 'undo':
        undo(work)
        requestAnimationFrame(() => visit(work.selected.peek()))
        return
      case 'search':
        return search.current?.focus()
      case 'help':
        helping.value = true
    }
  }
  const latest = useRef(obey)
  latest.current = obey

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const command = commandOf(event)
      if (!command) return
      event.preventDefault()
      latest.current(command)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])

  // The address names a finding: go there, unless a key or a click has just made it the one at hand.
  const { run, item } = place.value
  const came = useRef(true)
  useEffect(() => {
    const row = item === null ? null : (work.table.firstOf[run] ?? 0) + item
    const first = came.current
    came.current = false
    if (place.peek().run !== run || place.peek().item !== item) return // the reader is elsewhere by now
    if (row === null || row >= work.table.count || (!first && work.selected.peek() === row)) return
    if (!work.filtered.peek().rows.includes(row)) {
      work.filter.value = NO_FILTER
      work.query.value = ''
    }
    requestAnimationFrame(() => visit(row, 'center'))
  }, [run, item])

  const count = filterCount(work.filter.value)
  return (
    <div class="work">
      <h1 class="vh">{t('title')}</h1>
      <aside class="side" aria-label={t('filters')}>
        <Filters work={work} />
      </aside>
      <section class="work-main" aria-label={t('findings')}>
        <div class="toolbar" ref={bar}>
          <label class="search">
            <span class="vh">{t('search')}</span>
            <input
              ref={search}
              type="search"
              placeholder={t('search')}
              value={work.query.value}
              onInput={(event) => (work.query.value = event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape' && event.key !== 'Enter') return
                event.preventDefault()
                if (event.key === 'Escape' && work.query.value !== '') work.query.value = ''
                else visit(rows[0] ?? null)
              }}
            />
            <kbd aria-hidden="true">/</kbd>
          </label>
          <Button class="filters-button" aria-haspopup="dialog" onClick={() => (filtersOpen.value = true)}>
            {count > 0 ? t('filters_on', { count }) : t('filters')}
          </Button>
          <Select label={t('sort')} hideLabel value={work.sort.value} choices={SORTS.map((sort) => ({ value: sort, label: t(sort) }))} onChange={(sort) => (work.sort.value = sort)} />
          <Exports work={work} opened={exportsOpen} />
          <Button look="plain" class="help-button" title={t('keyboard')} onClick={() => (helping.value = true)}>
            <span aria-hidden="true">?</span>
            <span class="vh">{t('keyboard')}</span>
          </Button>
          <Progress work={work} shown={rows.length} />
          <div class="pair columns" aria-hidden="true">
            {SIDES.map((side) => (
              <span key={side}>{sideName(side)}</span>
            ))}
          </div>
        </div>
        {storageRefused.value && <p class="notice">{t('refused')}</p>}
        <List work={work} handle={handle} above={() => coveredBy(bar.current)} writing={writing} inert={exportsOpen.value} />
      </section>
      {filtersOpen.value && (
        <Dialog title={t('filters')} onClose={() => (filtersOpen.value = false)}>
          <p class="quiet small figures" role="status">
            {shownOf(rows.length, work.table.count)}
          </p>
          <Filters work={work} />
        </Dialog>
      )}
      {helping.value && <Help onClose={() => (helping.value = false)} />}
    </div>
  )
}

const shownOf = (shown: number, all: number): string => t(all === 1 ? 'shown_one' : 'shown', { shown: number(shown), all: number(all) })

function Progress({ work, shown }: { work: Work; shown: number }) {
  void work.decided.version.value
  const { decided } = work.decided.counts()
  const all = work.table.count
  const searched = work.search.progress.value
  return (
    <div class="progress figures">
      <span role="status">
        {shownOf(shown, all)}
        {searched < 1 && ` – ${t('searching', { share: percent(searched) })}`}
      </span>
      <span class="progress-bar">
        <progress max={Math.max(1, all)} value={decided} aria-label={t('by_state')} />
        {t('decided', { decided: number(decided), all: number(all) })}
      </span>
    </div>
  )
}

function List({ work, handle, above, writing, inert }: { work: Work; handle: { current: ListHandle | null }; above: () => number; writing: Signal<number | null>; inert: boolean }) {
  const { rows } = work.filtered.value
  if (work.table.count === 0) {
    return (
      <Empty title={t('no_findings')}>
        <p>{t('no_findings_more')}</p>
      </Empty>
    )
  }
  if (rows.length === 0 && work.search.progress.value === 1) {
    return (
      <Empty title={t('no_match')}>
        <p>{t('no_match_more', { all: number(work.table.count) })}</p>
        <Button
          onClick={() => {
            work.filter.value = NO_FILTER
            work.query.value = ''
          }}
        >
          {t('clear')}
        </Button>
      </Empty>
    )
  }
  return (
    <VirtualList
      count={rows.length}
      keyOf={(index) => rows[index] ?? -1 - index}
      estimate={260}
      above={above()}
      handle={handle}
      attributes={{ role: 'feed', 'aria-label': t('findings'), 'aria-busy': work.search.progress.value < 1, inert }}
      render={(index) => <Row work={work} row={rows[index] ?? 0} rank={index} count={rows.length} writing={writing} />}
    />
  )
}
