// The Overview as an editor uses it: what it says first, and where its drawings lead to.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axeViolations, inThreeAttempts, launch, longestTask, open, writePage } from './browser.mjs'
import { makeComparison, makeHistory, makeRun, overviewContents } from './overview_pages.mjs'

const EVIL = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
const SUPPRESSIONS = {
  suppressed: [{ rule: 'number', message: `${EVIL} is dismissed`, reason: EVIL, unit: 5 }],
  suppressions: [
    { conditions: `source ${EVIL}`, reason: 'chapter numbers', owner: 'Lan', expires: '', path: 'suppressions.json', line: 12, matched: 0, expired: false },
    { conditions: 'rule name', reason: '', owner: '', expires: '2025-01-31', path: 'suppressions.json', line: 20, matched: 3, expired: true },
    { conditions: 'rule quote', reason: 'used', owner: '', expires: '', path: 'suppressions.json', line: 30, matched: 2, expired: false },
  ],
}

const CORPUS = {
  units: 1234567,
  suppressed: 2,
  findings: [['number', 1000, 20, 0], ['omission', 0, 5, 7]],
  figures: [['source coverage', '0.44', '0.88', '0.99'], ['length z', '-1.20', '0.00', '1.20']],
}

let browser
const pages = {}
let run
before(async () => {
  browser = await launch()
  run = makeRun({ remarks: [`A remark: ${EVIL}`], ...SUPPRESSIONS })
  pages.single = writePage('overview', overviewContents([run], { history: makeHistory() }))
  pages.clean = writePage('overview-clean', overviewContents([makeRun({ rate: 0, lostEvery: 1e9, count: 30 })]))
  pages.several = writePage('overview-several', overviewContents([run, makeRun({ name: `${EVIL}.txt`, seed: 5, firstPart: run.parts.length })]))
  pages.corpus = writePage('overview-corpus', overviewContents([makeRun({ count: 30, corpus: CORPUS })]))
  pages.compared = writePage('overview-compared', overviewContents([], { comparison: makeComparison() }))
})
after(() => browser.close())

const plots = (page) => page.locator('.plot canvas')
const ready = (page, count) => page.waitForFunction((wanted) => document.querySelectorAll('.plot canvas').length >= wanted, count)
const panel = (page, name) => page.locator('.panel', { has: page.getByRole('heading', { name, exact: true }) })
/** Where a unit's point is on the screen, by the plot's own axes. */
async function pointOf(page, unit) {
  const { units } = run.run
  const box = await page.locator('.beside .u-over').boundingBox()
  const known = (values) => values.filter((value, index) => value !== null && units.targetLength[index] !== null)
  const share = (value, values) => {
    const from = Math.max(0.8, Math.min(...known(values)) / 1.3)
    const to = Math.max(Math.max(...known(values)) * 1.3, Math.min(...known(values)) * 2)
    return Math.log(value / from) / Math.log(to / from)
  }
  return { x: box.x + box.width * share(units.sourceLength[unit], units.sourceLength), y: box.y + box.height * (1 - share(units.targetLength[unit], units.targetLength)) }
}
const farthest = () => {
  const { lengthZ } = run.run.units
  return lengthZ.reduce((best, z, unit) => (Math.abs(z ?? 0) > Math.abs(lengthZ[best] ?? 0) ? unit : best), 0)
}

test('the verdict comes first, and leads to the worst finding', async () => {
  const { page, close } = await open(browser, pages.single)
  const { findings, units } = run.run
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), `${findings.rule.length} findings in ${units.count} passages`)
  const critical = findings.severity.filter((severity) => severity === 2).length
  assert.ok(critical > 0)
  await page.getByRole('link', { name: `${critical} critical`, exact: true }).waitFor()
  await page.getByRole('link', { name: 'Start with the worst' }).click()
  await page.locator('.row[aria-current]').waitFor()
  assert.match(page.url(), /#work\/0\/0$/)
  await close()
})

test('nothing found is said plainly', async () => {
  const { page, close } = await open(browser, pages.clean)
  await ready(page, 2)
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Nothing found in 30 passages')
  assert.equal(await page.getByRole('link', { name: 'Start with the worst' }).count(), 0)
  assert.equal(await panel(page, 'Findings by check').count(), 0)
  await panel(page, 'Coverage along the document').getByText('No gaps').waitFor()
  await close()
})

test('of a corpus all is counted, and what is shown is said to be the worst', async () => {
  const { page, close } = await open(browser, pages.corpus)
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), '1,032 findings in 1,234,567 passages')
  assert.match(await page.locator('.verdict').innerText(), /7 critical\s+25 major\s+1,000 minor\s+The worst \d+ are here, in 30 passages\. 2 more were dismissed/)
  assert.match(await panel(page, 'Findings by check').innerText(), /Most of the findings: Number \(1,020 of 1,032\)/)
  assert.match(await panel(page, 'Passages in figures').innerText(), /source covered\s+0\.44\s+0\.88\s+0\.99\s+deviation from the expected length\s+-1\.20/)
  assert.equal(await panel(page, 'Coverage along the document').count(), 0, 'there is no document to go along')
  await close()
})

test('a check’s bar leads to its findings, a severity’s number to its', async () => {
  const { page, close } = await open(browser, pages.single)
  const { findings, rules } = run.run
  const of = (rule) => findings.rule.filter((index) => rules[index] === rule).length
  await panel(page, 'Findings by check').getByRole('link', { name: /^Omission \d/ }).click()
  await page.getByText(`${of('omission')} of ${findings.rule.length} findings`).waitFor()
  await page.goBack()
  await page.getByRole('link', { name: /^\d+ minor$/ }).click()
  await page.getByText(`${findings.severity.filter((severity) => severity === 0).length} of ${findings.rule.length} findings`).waitFor()
  await close()
})

test('an outlier is told under the pointer, and a click goes to its passage', async () => {
  const { page, close } = await open(browser, pages.single)
  await ready(page, 2)
  const unit = farthest()
  await page.locator('.beside .u-over').scrollIntoViewIfNeeded()
  const at = await pointOf(page, unit)
  await page.mouse.move(at.x, at.y)
  await page.locator('.tip').getByText(`Passage ${unit + 1}`, { exact: true }).waitFor()
  assert.match(await page.locator('.tip').textContent(), /\d+ → \d+ characters, [\d.]+ σ too (short|long)/)
  await page.mouse.click(at.x, at.y)
  await page.waitForURL(new RegExp(`#document/0/${unit}$`))
  await close()
})

test('by keyboard, too: the farthest passages are a list of links', async () => {
  const { page, close } = await open(browser, pages.single)
  await ready(page, 2)
  const link = page.locator('.extremes a').first()
  assert.equal(await link.textContent(), `Passage ${farthest() + 1}`)
  await link.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`#document/0/${farthest()}$`))
  await close()
})

test('a column of the coverage leads to its passage; the least covered stand in a table', async () => {
  const { page, close } = await open(browser, pages.single)
  await ready(page, 1)
  const figure = panel(page, 'Coverage along the document')
  const over = figure.locator('.u-over')
  await over.scrollIntoViewIfNeeded()
  const box = await over.boundingBox()
  const unit = 60
  const at = { x: box.x + (box.width * (unit + 0.6)) / (run.run.units.count + 0.2), y: box.y + box.height / 2 }
  await page.mouse.move(at.x, at.y)
  await figure.locator('.tip').getByText(`Passage ${unit + 1}`, { exact: true }).waitFor()
  await figure.getByText('The least covered passages').click()
  const shares = (await figure.locator('tbody td.number').allTextContents()).map((share) => Number.parseInt(share, 10))
  assert.equal(shares.length, 20)
  assert.deepEqual([...shares].sort((a, b) => a - b), shares)
  await page.mouse.click(at.x, at.y)
  await page.waitForURL(new RegExp(`#document/0/${unit}$`))
  await close()
})

test('a history has a plot for each metric, and the same numbers as a table', async () => {
  const { page, close } = await open(browser, pages.single)
  await ready(page, 6)
  const trend = panel(page, 'Over time')
  assert.deepEqual(await trend.getByRole('heading', { level: 3 }).allTextContents(), ['Findings lower is better', 'BLEU ', 'chrF2 ', 'TER lower is better'])
  assert.match(await trend.getByRole('img').nth(1).getAttribute('aria-label'), /^BLEU over 14 runs\. news: [\d.]+, [+−][\d.]+ since the run before/)
  await trend.getByText('The numbers').click()
  await trend.locator('tbody tr').first().waitFor()
  assert.equal(await trend.locator('tbody tr').count(), 14)
  assert.equal(await trend.locator('tbody td', { hasText: /^failed$/ }).count(), 2)
  await close()
})

test('what suppressions did is told; texts of markup and script stay texts', async () => {
  const { page, close } = await open(browser, pages.single)
  await ready(page, 6)
  const title = await page.title()
  const idle = panel(page, 'Suppressions that do nothing any more')
  assert.deepEqual(await idle.locator('tbody th').allTextContents(), [`source ${EVIL}`, 'rule name'])
  assert.match(await idle.locator('tbody tr').nth(1).textContent(), /expired on 2025-01-31, and would hide 3/)
  const dismissed = panel(page, 'Dismissed before')
  await dismissed.getByText('One finding').click()
  assert.match(await dismissed.locator('tbody tr').textContent(), /onerror/)
  assert.equal(await page.getByText(`A remark: ${EVIL}`).count(), 1)
  assert.equal(await page.locator('#main img, #main script').count(), 0)
  assert.equal(await page.title(), title)
  await close()
})

test('several runs stand in a table; another is a click away', async () => {
  const { page, close } = await open(browser, pages.several)
  await ready(page, 2)
  const table = page.getByRole('region', { name: '2 translations' })
  assert.equal(await table.locator('tbody tr').count(), 2)
  await table.getByRole('link', { name: EVIL }).click()
  await page.waitForURL(/#overview\/1$/)
  assert.equal(await table.locator('tr.is-shown a').textContent(), `${EVIL}.txt`)
  await ready(page, 2)
  await page.getByRole('link', { name: 'Start with the worst' }).click()
  await page.waitForURL(/#work\/1\/0$/)
  await close()
})

test('a page that only compares opens with the comparison', async () => {
  const { page, close } = await open(browser, `${pages.compared}#overview/0`)
  await page.getByRole('heading', { level: 1, name: '3 systems' }).waitFor()
  assert.deepEqual(await page.locator('nav a').allTextContents(), ['Compare'])
  await close()
})

test('signatures can be copied', async () => {
  const { page, context, close } = await open(browser, pages.single)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.locator('summary', { hasText: 'How they were computed' }).click()
  await page.getByRole('button', { name: 'Copy the signature of coverage.source' }).click()
  await page.getByText('Copied', { exact: true }).waitFor()
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), run.run.scores[0].signature)
  await close()
})

test('drawings follow the theme and the width', async () => {
  const { page, close } = await open(browser, pages.single, { scheme: 'light' })
  await ready(page, 6)
  const picture = () => plots(page).first().evaluate((canvas) => canvas.toDataURL())
  const light = await picture()
  await page.getByLabel('Theme').selectOption('dark')
  await page.waitForTimeout(200)
  assert.notEqual(await picture(), light)
  await page.setViewportSize({ width: 500, height: 800 })
  await page.waitForTimeout(300)
  assert.ok((await plots(page).first().evaluate((canvas) => canvas.getBoundingClientRect().width)) < 500)
  await close()
})

test('on paper drawings have the colours of paper, whatever the theme', async () => {
  const { page, close } = await open(browser, pages.single, { scheme: 'dark' })
  await ready(page, 6)
  const picture = () => plots(page).first().evaluate((canvas) => canvas.toDataURL())
  const dark = await picture()
  const printed = await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'))
    return Promise.resolve().then(() => Promise.resolve()).then(() => document.querySelector('.plot canvas').toDataURL())
  })
  assert.notEqual(printed, dark)
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark')
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.waitForTimeout(200)
  assert.equal(await picture(), dark)
  await close()
})

test('100,000 units: no drawing makes one wait', async (t) => {
  const address = writePage('overview-large', overviewContents([makeRun({ count: 100_000, rate: 0.02, lostEvery: 3997 })]))
  await inThreeAttempts(() => draws(t, `${address}#document/0`))
})

async function draws(t, address) {
  const { page, close } = await open(browser, address)
  await page.locator('.text').first().waitFor()
  await page.waitForTimeout(1000)
  const tasks = {
    opening: () => page.getByRole('link', { name: 'Overview' }).click(),
    pointing: async () => {
      const over = page.locator('.beside .u-over')
      await over.scrollIntoViewIfNeeded()
      const box = await over.boundingBox()
      for (let i = 0; i < 40; ++i) await page.mouse.move(box.x + box.width * (0.1 + 0.02 * i), box.y + box.height * (0.8 - 0.015 * i))
    },
    theme: () => page.getByLabel('Theme').selectOption('dark'),
    resizing: () => page.setViewportSize({ width: 900, height: 800 }),
  }
  const slow = []
  for (const [name, work] of Object.entries(tasks)) {
    const task = await longestTask(page, async () => {
      await work()
      await plots(page).nth(1).waitFor()
      await page.waitForTimeout(800)
    })
    t.diagnostic(`${name}: longest task ${Math.round(task)} ms`)
    if (task > 100) slow.push(`${name}: a task of ${task} ms`)
  }
  await close()
  assert.deepEqual(slow, [])
}

for (const scheme of ['light', 'dark']) {
  for (const width of [1440, 360]) {
    test(`axe finds nothing to object to, ${scheme}, ${width} pixels`, async () => {
      for (const address of [pages.single, pages.clean, `${pages.several}#overview/1`]) {
        const { page, close } = await open(browser, address, { scheme, width, locale: width === 360 ? 'vi-VN' : 'en-GB' })
        await page.waitForTimeout(500)
        for (const summary of await page.locator('summary').all()) await summary.click()
        assert.deepEqual(await axeViolations(page), [], address)
        const { wide, window } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, window: innerWidth }))
        assert.ok(wide <= window, `${address}: ${wide} pixels wide in a window of ${window}`)
        await close()
      }
    })
  }
}
