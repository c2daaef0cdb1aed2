// The Compare view as a researcher and as an editor read it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axeViolations, launch, open, writePage } from './browser.mjs'
import { makeComparison, overviewContents } from './overview_pages.mjs'

const EVIL = '<img src=x onerror="document.title=1">'
let browser
let comparison
const pages = {}
before(async () => {
  browser = await launch()
  comparison = makeComparison()
  pages.three = `${writePage('compare', overviewContents([], { comparison }))}#compare/0`
  const hostile = makeComparison({ systems: 2 })
  hostile.systems[1].name = `${EVIL}.txt`
  hostile.remarks = [EVIL]
  hostile.ngrams_gained[0].text = EVIL
  hostile.units[hostile.differences[0].unit].hypotheses = [`${EVIL} old`, '<script>document.title=2</script> new']
  hostile.units[hostile.differences[0].unit].findings = [[EVIL], []]
  hostile.metrics[1].systems[1] = { score: { metric: 'chrF2', value: null, reason: EVIL, signature: '' }, interval: null }
  hostile.metrics[1].differences = []
  pages.hostile = `${writePage('compare-hostile', overviewContents([], { comparison: hostile }))}#compare/0`
  pages.bare = `${writePage('compare-bare', overviewContents([], { comparison: { ...makeComparison({ systems: 2 }), metrics: [], buckets: [], ngrams_gained: [], ngrams_lost: [], differences: [], units: [], remarks: [] } }))}#compare/0`
})
after(() => browser.close())

const panel = (page, name) => page.locator('section', { has: page.getByRole('heading', { level: 2, name, exact: true }) })

test('first: who is better, by which metrics', async () => {
  const { page, close } = await open(browser, pages.three)
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), '3 systems on 997 passages')
  assert.deepEqual(await page.locator('.compare-verdicts li > span:last-child').allTextContents(), ['better by BLEU, chrF2, TER', 'better by BLEU; could be chance by chrF2, TER'])
  await close()
})

test('scores have intervals, and differences a sign and a word', async () => {
  const { page, close } = await open(browser, pages.three)
  const rows = page.getByRole('region', { name: 'Scores of the systems' }).locator('tbody tr')
  assert.match(await rows.nth(0).textContent(), /baseline.*31\.42 ± 0\.94/)
  assert.match(await rows.nth(1).textContent(), /33\.73 ± 0\.94\+2\.31 ▲ better/)
  assert.match(await rows.nth(2).textContent(), /34\.44 \(best\).*\+3\.02 ▲ better.*−0\.40 ○ could be chance/)
  const differences = panel(page, 'Differences from baseline')
  await differences.getByText('What do these words mean?').click()
  await differences.getByText('fewer than 5% of such comparisons').waitFor()
  await differences.getByText('All numbers of the tests').click()
  const row = differences.getByRole('region', { name: /^BLEU/ }).locator('tbody tr').nth(1)
  assert.match(await row.textContent(), /large model\+3\.02\+2\.14 to \+3\.90p < 0\.001p < 0\.001better± 1\.2390%/)
  await close()
})

test('buckets have bars with numbers, and the best is marked', async () => {
  const { page, close } = await open(browser, pages.three)
  const lengths = page.locator('.bucket-table', { has: page.getByRole('heading', { name: 'By length of the reference' }) })
  assert.deepEqual(await lengths.locator('.bucket-bars').first().locator('.figures').allTextContents(), ['28.0', '27.3', '26.5'])
  assert.equal(await lengths.locator('.bucket-bars').first().locator('.is-best').textContent(), '28.0')
  const [first, second] = await lengths.locator('.bucket-fill').evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width))
  assert.ok(first > second)
  await lengths.getByLabel('Measure').selectOption('chrF2')
  assert.equal(await lengths.locator('.bucket-bars').first().locator('.figures').first().textContent(), '58.0')
  const checks = page.locator('.bucket-table', { has: page.getByRole('heading', { name: 'By check' }) })
  assert.equal(await checks.locator('.is-best').first().textContent(), '20', 'fewer findings are better')
  await close()
})

test('n-grams are those of the system that is chosen', async () => {
  const { page, close } = await open(browser, pages.three)
  const part = panel(page, 'Words gained and lost')
  const first = part.getByRole('region', { name: 'Gained' }).locator('tbody tr').first()
  assert.equal(await first.textContent(), 'the vaccination record+2010 → 3040')
  await part.getByLabel('System').selectOption('large model')
  assert.equal(await first.textContent(), 'the vaccination record+1910 → 2940')
  await part.getByLabel('Length').selectOption('1 word')
  assert.deepEqual(await part.getByRole('region', { name: 'Gained' }).locator('tbody th').allTextContents(), ['must', 'under', 'identification'])
  await close()
})

test('passages that differ most: words are marked, the choice is by keyboard', async () => {
  const { page, close } = await open(browser, pages.three)
  const part = panel(page, 'Passages that differ most')
  const segments = part.locator('.segment')
  await segments.first().waitFor()
  assert.equal(await segments.count(), 10)
  const { unit } = comparison.differences[0]
  const { hypotheses, number } = comparison.units[unit]
  assert.match(await segments.first().locator('h3').textContent(), new RegExp(`^Passage ${number + 1}BLEU: `))
  const words = segments.first().locator('.segment-pair .segment-words')
  assert.deepEqual(await words.allTextContents(), [hypotheses[0], hypotheses[1]])
  assert.ok((await words.nth(0).locator('mark.only-before').count()) > 0)
  assert.ok((await words.nth(1).locator('mark.only-after').count()) > 0)
  await part.getByRole('button', { name: 'Show 10 more' }).focus()
  await page.keyboard.press('Enter')
  assert.equal(await segments.count(), 20)
  await part.getByLabel('By').selectOption('TER')
  await part.getByLabel('Show').selectOption('only better')
  for (const heading of await segments.locator('h3').allTextContents()) {
    const [, before, after] = /TER: ([\d.]+) → ([\d.]+)/.exec(heading)
    assert.ok(Number(after) <= Number(before), heading)
    assert.match(heading, /▲ better$/)
  }
  await part.getByLabel('Mark').selectOption('nothing')
  assert.equal(await part.locator('mark').count(), 0)
  await part.getByLabel('Mark').selectOption('what is not in the reference')
  assert.ok((await part.locator('mark').count()) > 0)
  await close()
})

test('texts of markup and script stay texts', async () => {
  const { page, close } = await open(browser, pages.hostile)
  await page.locator('.segment').first().waitFor()
  const title = await page.title()
  assert.match(await page.locator('.segment').first().textContent(), /<img src=x onerror="document.title=1"> old.*<script>document\.title=2<\/script> new/)
  await page.getByText(`none: ${EVIL}`).waitFor()
  assert.equal(await page.locator('#main img, #main script').count(), 0)
  assert.equal(await page.title(), title)
  await close()
})

for (const scheme of ['light', 'dark']) {
  for (const width of [1440, 360]) {
    test(`axe finds nothing to object to, ${scheme}, ${width} pixels`, async () => {
      for (const address of Object.values(pages)) {
        const { page, close } = await open(browser, address, { scheme, width, locale: width === 360 ? 'vi-VN' : 'en-GB' })
        await page.waitForTimeout(300)
        for (const summary of await page.locator('summary').all()) await summary.click()
        assert.deepEqual(await axeViolations(page), [], address)
        const { wide, window } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, window: innerWidth }))
        assert.ok(wide <= window, `${address}: ${wide} pixels wide in a window of ${window}`)
        await close()
      }
    })
  }
}
