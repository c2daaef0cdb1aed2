import { useEffect } from 'preact/hooks'
import { Select } from './components/basics'
import { Notices } from './components/notices'
import { language, LANGUAGES, messages, NAMES } from './i18n'
import { silence } from './state/announce'
import { setLanguage, setTheme, theme, THEMES } from './state/settings'
import { fragmentOf, place, VIEWS, type Page, type View } from './store'
import { Compare } from './views/compare'
import { DocumentView } from './views/document'
import { Overview } from './views/overview'
import { WorkList } from './views/worklist'

const t = messages({
  overview: { en: 'Overview', vi: 'Tổng quan' },
  work: { en: 'Work list', vi: 'Danh sách cần xem' },
  compare: { en: 'Compare', vi: 'So sánh' },
  document: { en: 'Document', vi: 'Văn bản' },
  views: { en: 'Views', vi: 'Các trang xem' },
  skip: { en: 'Skip to the content', vi: 'Đến thẳng nội dung' },
  language: { en: 'Language', vi: 'Ngôn ngữ' },
  theme: { en: 'Theme', vi: 'Giao diện' },
  system: { en: 'System theme', vi: 'Màu theo hệ thống' },
  light: { en: 'Light theme', vi: 'Nền sáng' },
  dark: { en: 'Dark theme', vi: 'Nền tối' },
  documents: { en: '{count} documents', vi: '{count} văn bản' },
  settings: { en: 'Settings', vi: 'Cài đặt' },
})

const PAGES: Record<View, (props: { page: Page }) => preact.JSX.Element> = {
  overview: Overview,
  work: WorkList,
  compare: Compare,
  document: DocumentView,
}

/** The views that have something to show; a page that only compares has that one. */
export function viewsOf({ head }: Page): View[] {
  const has: Record<View, boolean> = {
    overview: head.runs.length > 0 || head.history.length > 0 || head.comparison === null,
    work: head.runs.length > 0,
    compare: head.comparison !== null,
    document: head.runs.length > 0,
  }
  return VIEWS.filter((view) => has[view])
}

export function App({ page }: { page: Page }) {
  const here = place.value
  const Shown = PAGES[here.view]
  useEffect(silence, [here.view])
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        {t('skip')}
      </a>
      <header class="masthead">
        <p class="title">
          <Title page={page} />
        </p>
        <div class="settings" role="group" aria-label={t('settings')}>
          <Select label={t('language')} hideLabel value={language.value} choices={LANGUAGES.map((value) => ({ value, label: NAMES[value] }))} onChange={setLanguage} />
          <Select label={t('theme')} hideLabel value={theme.value} choices={THEMES.map((value) => ({ value, label: t(value) }))} onChange={setTheme} />
        </div>
      </header>
      <div class="bar">
        <nav class="tabs" aria-label={t('views')}>
          {viewsOf(page).map((view) => (
            <a key={view} href={fragmentOf({ ...here, view, item: null })} aria-current={view === here.view ? 'page' : undefined}>
              {t(view)}
            </a>
          ))}
        </nav>
        <Notices />
      </div>
      <main id="main" tabIndex={-1}>
        <Shown page={page} />
      </main>
    </>
  )
}

function Title({ page }: { page: Page }) {
  const { runs, comparison } = page.head
  const run = runs[0]
  if (runs.length === 1 && run) {
    return (
      <>
        <bdi>{run.source.file}</bdi>
        {run.target.file !== run.source.file && (
          <>
            <span class="arrow" aria-hidden="true">
              {' → '}
            </span>
            <bdi>{run.target.file}</bdi>
          </>
        )}
        {run.source.language && run.target.language && <span class="languages">{`${run.source.language} – ${run.target.language}`}</span>}
      </>
    )
  }
  const names = runs.length > 0 ? runs.map(({ name }) => name) : comparison?.systems.map(({ name }) => name) ?? []
  return (
    <>
      <span class="names">{names.slice(0, 3).join(', ')}</span>
      {names.length > 3 && <span class="languages">{t('documents', { count: names.length })}</span>}
    </>
  )
}
