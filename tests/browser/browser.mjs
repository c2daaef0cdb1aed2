// A headless chromium for the tests: the packages of the build tree (LACUNA_NODE_MODULES), Debian's browser (LACUNA_CHROMIUM).
import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pageOf } from './page_fixture.mjs'

if (!process.env.LACUNA_CHROMIUM) {
  console.error('no chromium: skipped')
  process.exit(77)
}
const modules = process.env.LACUNA_NODE_MODULES
const app = process.env.LACUNA_WEB_APP // folder with app.js and app.css
const load = createRequire(join(modules, 'x.js'))
const { chromium } = load('playwright-core')
const folder = mkdtempSync(join(tmpdir(), 'lacuna-browser-'))

export const launch = () =>
  chromium.launch({
    executablePath: process.env.LACUNA_CHROMIUM,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions', '--no-first-run'],
  })

/** The address of a page with these contents. */
export function writePage(name, contents) {
  const path = join(folder, `${name}.html`)
  writeFileSync(path, pageOf(contents, app))
  return `file://${path}`
}

/** Opens the address in a window of its own; what the page says on the console fails the test at `close`. */
export async function open(browser, address, { scheme = 'light', width = 1440, height = 900, locale = 'en-GB', ...more } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale, acceptDownloads: true, ...more })
  const page = await context.newPage()
  const said = []
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => said.push(`error: ${error.stack}`))
  await page.goto(address)
  await page.locator('#main').waitFor()
  return {
    page,
    context,
    close: async () => {
      await context.close()
      assert.deepEqual(said, [])
    },
  }
}

/** The longest task of the page's thread while `work` goes on. */
export async function longestTask(page, work) {
  const browser = page.context().browser()
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  await work()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString())
  const threads = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`))
  const tasks = traceEvents.filter(({ name, ph, pid, tid }) => ph === 'X' && /RunTask/.test(name) && threads.has(`${pid} ${tid}`))
  assert.ok(tasks.length > 0, 'tasks were seen')
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000))
}

/** Makes up to three attempts at something that is timed: what a machine does besides only adds, and not three times alike. */
export async function inThreeAttempts(attempt) {
  for (let left = 2; ; --left) {
    try {
      return await attempt()
    } catch (error) {
      if (left === 0) throw error
    }
  }
}

const axePath = join(modules, 'axe-core', 'axe.min.js')

/** What axe-core objects to: rule, and the elements. The page's policy allows no further script: a world of its own runs it. */
export async function axeViolations(page) {
  const session = await page.context().newCDPSession(page)
  const { frameTree } = await session.send('Page.getFrameTree')
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'axe' })
  const { readFileSync } = await import('node:fs')
  await session.send('Runtime.evaluate', { expression: readFileSync(axePath, 'utf8'), contextId: executionContextId })
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations']})
      .then(({violations}) => violations.map(({id, nodes}) => id + ': ' + nodes.slice(0, 3).map((node) => node.html.slice(0, 160) + ' – ' + node.failureSummary.split('\\n').slice(1, 3).join(' ')).join(' | ')))`,
    contextId: executionContextId,
    awaitPromise: true,
    returnByValue: true,
  })
  assert.equal(exceptionDetails, undefined, JSON.stringify(exceptionDetails))
  return result.value
}
