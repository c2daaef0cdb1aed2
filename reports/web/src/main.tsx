import { render } from 'preact'
import './style/tokens.css'
import './style/base.css'
import './style/components.css'
import './style/first.css'
import './style/shell.css'
import './style/texts.css'
import './style/work.css'
import './style/document.css'
import './style/print.css'
import { App, viewsOf } from './app'
import { Failure } from './components/failure'
import { readHead } from './load'
import { startSettings } from './state/settings'
import { makePage, parsePlace, place } from './store'
import { printJob } from './views/print/job'
import { watchPrinter } from './views/print/print'

async function start(root: HTMLElement): Promise<void> {
  startSettings(document.documentElement)
  try {
    const page = makePage(await readHead())
    const follow = (): void => {
      const wanted = parsePlace(location.hash)
      const views = viewsOf(page)
      place.value = wanted && views.includes(wanted.view) && wanted.run < Math.max(1, page.head.runs.length) ? wanted : { view: views[0] ?? 'overview', run: 0, item: null }
    }
    addEventListener('hashchange', follow)
    follow()
    watchPrinter(() => printJob(page))
    root.replaceChildren()
    render(<App page={page} />, root)
  } catch (error) {
    // What the page shows without script stays below.
    const message = document.createElement('div')
    root.prepend(message)
    render(<Failure error={error} />, message)
  }
}

const root = document.getElementById('app')
if (root) void start(root)
