import { render } from 'preact'
import './style/tokens.css'
import './style/base.css'
import './style/components.css'
import { App, viewsOf } from './app'
import { readHead } from './load'
import { makePage, parsePlace, place } from './store'

async function start(root: HTMLElement): Promise<void> {
  const page = makePage(await readHead())
  const follow = (): void => {
    const wanted = parsePlace(location.hash)
    const views = viewsOf(page)
    place.value = wanted && views.includes(wanted.view) && wanted.run < Math.max(1, page.head.runs.length) ? wanted : { view: views[0] ?? 'overview', run: 0, item: null }
  }
  addEventListener('hashchange', follow)
  follow()
  root.replaceChildren()
  render(<App page={page} />, root)
}

const root = document.getElementById('app')
if (root) void start(root)
