import { messages } from './i18n'
import { fragmentOf, place, VIEWS, type Page, type View } from './store'
import { Compare } from './views/compare'
import { DocumentView } from './views/document'
import { Overview } from './views/overview'
import { WorkList } from './views/worklist'

const t = messages({
  overview: { en: 'Overview', vi: 'Tổng quan' },
  work: { en: 'Work list', vi: 'Danh sách việc' },
  compare: { en: 'Compare', vi: 'So sánh' },
  document: { en: 'Document', vi: 'Văn bản' },
  views: { en: 'Views', vi: 'Các trang xem' },
})

const PAGES: Record<View, (props: { page: Page }) => preact.JSX.Element> = {
  overview: Overview,
  work: WorkList,
  compare: Compare,
  document: DocumentView,
}

export function viewsOf({ head }: Page): View[] {
  return VIEWS.filter((view) => (view === 'compare' ? head.comparison !== null : head.runs.length > 0 || view === 'overview'))
}

export function App({ page }: { page: Page }) {
  const here = place.value
  const Shown = PAGES[here.view]
  return (
    <>
      <header class="top">
        <nav aria-label={t('views')}>
          {viewsOf(page).map((view) => (
            <a key={view} href={fragmentOf({ ...here, view, item: null })} aria-current={view === here.view ? 'page' : undefined}>
              {t(view)}
            </a>
          ))}
        </nav>
      </header>
      <main id="main">
        <Shown page={page} />
      </main>
    </>
  )
}
