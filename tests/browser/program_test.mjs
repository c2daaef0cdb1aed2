// From the program to the page and back: what an editor gets by mail, works through, and hands back.
import assert from 'node:assert/strict'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { axeViolations, launch, open } from './browser.mjs'
import { addressOf, folder, lacuna, sample, tried } from './program.mjs'

const NEWS = [sample('news', 'source.vi.txt'), sample('news', 'candidate.en.txt')]

let browser
before(async () => {
  browser = await launch()
  lacuna('check', ...NEWS, '--html', 'news.html', '--json', 'news.json', '-q')
})
after(() => browser.close())

const rows = (page) => page.locator('.row')

test('the page has all findings of the report, the worst first, with their words', async () => {
  const report = JSON.parse(readFileSync(join(folder, 'news.json'), 'utf8'))
  const { page, close } = await open(browser, addressOf('news.html'))
  await page.getByRole('link', { name: 'Start with the worst' }).click()
  await rows(page).first().waitFor()
  assert.match(await page.locator('.progress [role=status]').textContent(), new RegExp(`^${report.findings.length} of`))
  const worst = report.findings[0]
  assert.equal(await rows(page).first().locator('mark.own').first().textContent(), worst.source.text)
  assert.equal(await rows(page).first().locator('.message').textContent(), worst.message)
  await close()
})

test('what is dismissed in the page is left out by the program', async () => {
  const { page, close } = await open(browser, `${addressOf('news.html')}#work/0`)
  await rows(page).first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('c')
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.type('agreed with the author')
  await page.keyboard.press('Control+Enter')
  await page.locator('.row .comment').waitFor()
  await page.keyboard.press('d')
  await page.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Suppression file' }).click()])
  await file.saveAs(join(folder, file.suggestedFilename()))
  await close()
  const { suppressions } = JSON.parse(readFileSync(join(folder, file.suggestedFilename()), 'utf8'))
  assert.equal(suppressions.length, 1)
  lacuna('check', ...NEWS, '--suppressions', file.suggestedFilename(), '--json', 'after.json', '-q')
  const first = JSON.parse(readFileSync(join(folder, 'news.json'), 'utf8'))
  const second = JSON.parse(readFileSync(join(folder, 'after.json'), 'utf8'))
  const prints = (findings) => findings.map(({ fingerprint }) => fingerprint)
  assert.deepEqual(prints(second.findings), prints(first.findings).filter((print) => print !== suppressions[0].fingerprint))
  assert.deepEqual(second.suppressed.map(({ finding, reason }) => [finding.fingerprint, reason]), [[suppressions[0].fingerprint, 'agreed with the author']])
})

test('runs side by side have a comparison under the names of their translations', async () => {
  lacuna('check', sample('news', 'source.vi.txt'), sample('news', 'reference.en.txt'), '--json', 'reference.json', '-q')
  lacuna('report', 'news.json', 'reference.json', '-o', 'two.html')
  const { page, close } = await open(browser, `${addressOf('two.html')}#compare/0`)
  assert.match(await page.locator('#main').textContent(), /reference\.en\.txt/)
  assert.doesNotMatch(await page.locator('#main').textContent(), /news\.json/)
  assert.deepEqual(await axeViolations(page), [])
  await close()
})

test('a translation full of markup and script stays text', async () => {
  const hostile = '</script><script>document.title = "broken"</script><img src=x onerror="document.title=\'broken\'"> \u202eabc\u202c & <b>x</b>'
  writeFileSync(join(folder, 'hostile.tsv'), `source\ttarget\nMột câu có 12 chữ.\t${hostile} 13\n${hostile}\t${hostile}\n`)
  lacuna('check', 'hostile.tsv', '--src-lang', 'vi', '--tgt-lang', 'en', '--enable', 'all', '--html', 'hostile.html', '-q')
  for (const view of ['overview', 'work', 'document']) {
    const { page, close } = await open(browser, `${addressOf('hostile.html')}#${view}/0`)
    await page.waitForTimeout(200)
    assert.equal(await page.locator('#main script, #main img[src=x]').count(), 0)
    assert.doesNotMatch(await page.title(), /broken/)
    await close()
  }
})

test('without script the worst findings can still be read', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(addressOf('news.html'))
  const report = JSON.parse(readFileSync(join(folder, 'news.json'), 'utf8'))
  assert.ok((await page.locator('#app').textContent()).includes(report.findings[0].source.text))
  await context.close()
})

test('the file asks nothing of the network', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const asked = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${addressOf('news.html')}#work/0`)
  await rows(page).first().waitFor()
  await context.close()
  assert.deepEqual(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:')), [])
  assert.ok(statSync(join(folder, 'news.html')).size < 1_000_000)
})

test('a page that cannot be written leaves the old one', () => {
  const before = readFileSync(join(folder, 'news.html'))
  const { status, stderr } = tried('check', 'no-such-file', 'no-such-file', '--html', 'news.html')
  assert.equal(status, 2)
  assert.match(stderr, /no-such-file/)
  assert.ok(before.equals(readFileSync(join(folder, 'news.html'))))
})
