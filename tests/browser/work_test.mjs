// The work list and the document view as an editor uses them.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { launch, open, writePage } from './browser.mjs'
import { samplePage, singlePage } from './sample_pages.mjs'

let browser
let several
let single
before(async () => {
  browser = await launch()
  several = writePage('several', samplePage())
  single = writePage('single', singlePage())
})
after(() => browser.close())

const rows = (page) => page.locator('.row')
const current = (page) => page.locator('.row[aria-current]')
const shown = async (page) => Number((await page.locator('.progress [role=status]').textContent()).match(/\d+/)[0])
const until = async (question, message) => {
  for (let i = 0; i < 100; ++i) {
    if (await question()) return
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  assert.fail(message)
}
async function press(page, keys) {
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(60)
  }
}
async function saved(page, name) {
  await page.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
}

test('the first omission can be read: what, how sure, where, and both texts with their marks', async () => {
  const { page, close } = await open(browser, `${single}#work/0`)
  const row = page.locator('.row', { has: page.getByRole('heading', { name: 'Omission' }) }).first()
  await row.waitFor()
  assert.match(await row.locator('.row-head').textContent(), /Major.*Omission.*97%.*passage 1 · line 1/)
  assert.equal(await row.locator('.message').textContent(), '“trong đó có nhiều người sống ở nước ngoài” seems to be missing in the translation')
  assert.equal(await row.locator('mark.own').textContent(), 'trong đó có nhiều người sống ở nước ngoài')
  const target = row.locator('.text').nth(1)
  assert.equal(await target.getAttribute('lang'), 'en')
  assert.equal(await target.locator('.place.own').getAttribute('aria-label'), 'something is missing here')
  const [left, right] = [await row.locator('.text').nth(0).boundingBox(), await target.boundingBox()]
  assert.ok(left.x + left.width <= right.x && Math.abs(left.y - right.y) < 1, 'the sides stand beside each other')
  assert.equal(await page.title(), 'Lacuna')
  await close()
})

test('a text of markup and script stays text', async () => {
  const { page, close } = await open(browser, `${single}#work/0`)
  await rows(page).first().waitFor()
  assert.match(await rows(page).first().locator('.text').nth(1).textContent(), /<script>document.title = "broken"<\/script><img src=x onerror=/)
  assert.equal(await page.locator('#main script, #main img, #main b.cũ').count(), 0)
  assert.equal(await page.title(), 'Lacuna')
  await close()
})

test('a word shows what renders it: pointer, keyboard, tap; both ways', async () => {
  const { page, close } = await open(browser, `${single}#work/0/3`)
  const row = page.locator('#finding-3')
  await row.waitFor()
  await row.getByText('ngôn ngữ').hover()
  assert.deepEqual(await row.locator('.w.on').allTextContents(), ['ngôn ngữ'])
  assert.deepEqual(await row.locator('.w.partner').allTextContents(), ['language'])
  await row.getByText('ninety').hover()
  assert.deepEqual(await row.locator('.w.partner').allTextContents(), ['chín mươi'])
  await row.locator('.text').nth(0).focus()
  await press(page, ['ArrowRight', 'ArrowRight', 'ArrowRight'])
  assert.deepEqual(await row.locator('.w.partner').allTextContents(), ['language'])
  await page.getByText('“ngôn ngữ” corresponds to “language”').waitFor({ state: 'attached' })
  await press(page, ['ArrowLeft'])
  assert.deepEqual(await row.locator('.w.partner').allTextContents(), ['is'])
  await close()

  const phone = await open(browser, `${single}#work/0/3`, { width: 390, height: 844, hasTouch: true, isMobile: true })
  await phone.page.locator('#finding-3').getByText('million').tap()
  assert.deepEqual(await phone.page.locator('#finding-3 .w.partner').allTextContents(), ['triệu'])
  await phone.close()
})

test('filters: by check, severity, document, decision, probability; counts beside them', async () => {
  const { page, close } = await open(browser, `${several}#work/0`)
  assert.equal(await shown(page), 14)
  const box = (name) => page.getByRole('checkbox', { name })
  assert.match(await page.locator('label.option', { hasText: 'Omission' }).textContent(), /5$/)
  await box('Omission').check()
  assert.equal(await shown(page), 5)
  assert.match(await page.locator('label.option', { hasText: 'release.ar.xlf' }).textContent(), /1$/)
  await box('release.ar.xlf').check()
  assert.equal(await shown(page), 1)
  assert.equal(await rows(page).count(), 1)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await box('Critical').check()
  assert.equal(await shown(page), 3)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByRole('slider').fill('90')
  await until(async () => (await shown(page)) === 5, 'five are that probable')
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByRole('combobox', { name: 'Order' }).selectOption('reading')
  assert.match(await rows(page).first().textContent(), /passage 1/)
  await close()
})

test('a search needs no diacritics and no case, and says where', async () => {
  const { page, close } = await open(browser, `${several}#work/0`)
  await page.keyboard.press('/')
  await page.keyboard.type('tieng viet')
  await until(async () => (await shown(page)) === 1, 'one text has it')
  assert.deepEqual(await page.locator('.hit').allTextContents().then((texts) => texts.join('')), 'Tiếng Việt')
  await page.getByRole('searchbox').fill('ong dang VAN lam')
  await until(async () => (await shown(page)) === 3, 'three findings of that text')
  await page.getByRole('searchbox').fill('two spaces')
  await until(async () => (await shown(page)) === 1, 'reasons are searched')
  await page.keyboard.press('Escape')
  await until(async () => (await shown(page)) === 14, 'all again')
  await page.getByRole('searchbox').fill('保存')
  await until(async () => (await shown(page)) === 1, 'Chinese')
  await close()
})

test('ten findings by keyboard; decisions, a comment, undo; they stay after loading anew; the export', async () => {
  const { page, context, close } = await open(browser, `${single}#work/0`)
  await rows(page).first().waitFor()
  await press(page, ['j', 'd', 'd', 'a', 'a', 'a', 'j', 'j', 'k', 'ArrowDown', 'a', 'd', 'a'])
  assert.equal(await page.locator('.progress-bar').textContent(), '8 of 12 decided')
  assert.equal(await current(page).getAttribute('aria-posinset'), '11')
  assert.ok(await current(page).evaluate((row) => row === document.activeElement), 'the finding at hand has the focus')
  await press(page, ['u'])
  assert.equal(await page.locator('.progress-bar').textContent(), '7 of 12 decided')
  await press(page, ['k', 'k', 'c'])
  await page.keyboard.type('agreed with the author: “không”')
  await page.keyboard.press('Control+Enter')
  await page.locator('.row .comment').waitFor()
  await press(page, ['d'])
  assert.equal(await page.locator('.row.dismissed').count(), await page.locator('.state.dismissed').count())

  const kept = async (on) => ({ decided: await on.locator('.progress-bar').textContent() })
  const before = await kept(page)
  const suppressions = await saved(page, 'Suppression file')
  assert.equal(suppressions.name, 'lacuna.suppressions.json')
  const file = JSON.parse(suppressions.text)
  assert.deepEqual(Object.keys(file), ['suppressions'])
  for (const entry of file.suppressions) {
    assert.deepEqual(Object.keys(entry), ['fingerprint', 'reason'])
    assert.match(entry.fingerprint, /^[0-9a-f]{32}$/)
  }
  const dismissed = Number((await page.locator('label.option', { hasText: 'Dismissed' }).locator('.option-count').textContent()))
  assert.equal(file.suppressions.length, dismissed)
  assert.equal(file.suppressions.filter(({ reason }) => reason === 'agreed with the author: “không”').length, 1)
  const decisions = await saved(page, 'All decisions')

  await page.waitForTimeout(150)
  await page.reload()
  await until(async () => (await kept(page)).decided === before.decided, 'decisions stay')
  await close()

  // A colleague's browser knows nothing of them until they are imported.
  const colleague = await open(browser, `${single}#work/0`)
  assert.equal(await colleague.page.locator('.progress-bar').textContent(), '0 of 12 decided')
  await colleague.page.getByRole('button', { name: 'Export' }).click()
  const [chooser] = await Promise.all([colleague.page.waitForEvent('filechooser'), colleague.page.getByRole('button', { name: 'Import decisions' }).click()])
  await chooser.setFiles({ name: decisions.name, mimeType: 'application/json', buffer: Buffer.from(decisions.text) })
  await until(async () => (await colleague.page.locator('.progress-bar').textContent()) === before.decided, 'decisions are taken over')
  assert.equal((await saved(colleague.page, 'Suppression file')).text, suppressions.text)
  const [again] = await Promise.all([colleague.page.waitForEvent('filechooser'), colleague.page.getByRole('button', { name: 'Export' }).click().then(() => colleague.page.getByRole('button', { name: 'Import decisions' }).click())])
  await again.setFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(suppressions.text) })
  await colleague.page.locator('.toast', { hasText: 'no decisions of a Lacuna report' }).waitFor()
  await colleague.close()
  void context
})

test('keys that come faster than the page draws are all obeyed', async () => {
  const { page, close } = await open(browser, `${single}#work/0`)
  await rows(page).first().waitFor()
  for (const key of 'jjajjdk') await page.keyboard.press(key)
  await until(async () => (await page.locator('.progress-bar').textContent()) === '2 of 12 decided', 'two are decided')
  await page.waitForTimeout(400)
  assert.equal(await current(page).getAttribute('aria-posinset'), '5')
  await close()
})

test('with only the open ones shown, a decision takes the finding away and goes on to the next', async () => {
  const { page, close } = await open(browser, `${single}#work/0`)
  await page.getByRole('checkbox', { name: 'Open' }).check()
  await page.getByRole('checkbox', { name: 'Open' }).evaluate((box) => box.blur())
  await press(page, ['j', 'a', 'd', 'a'])
  assert.equal(await shown(page), 9)
  assert.equal(await current(page).getAttribute('aria-posinset'), '1')
  await press(page, ['u'])
  assert.equal(await shown(page), 10)
  await close()
})

test('letters are no commands where one writes, or where they are switched off', async () => {
  const { page, close } = await open(browser, `${single}#work/0`)
  await rows(page).first().waitFor()
  await page.getByRole('searchbox').fill('')
  await page.getByRole('searchbox').focus()
  await page.keyboard.type('jad')
  assert.equal(await page.getByRole('searchbox').inputValue(), 'jad')
  await press(page, ['Escape', 'Escape', '?'])
  await page.getByRole('checkbox', { name: 'Single letters' }).uncheck()
  await page.keyboard.press('Escape')
  await press(page, ['j', 'a'])
  assert.equal(await page.locator('.progress-bar').textContent(), '0 of 12 decided')
  await close()
})

test('from a finding to its place in the document and back', async () => {
  const { page, close } = await open(browser, `${several}#work/0`)
  await rows(page).first().waitFor()
  await press(page, ['j', 'o'])
  await page.locator('.unit.here').waitFor()
  assert.match(page.url(), /#document\/0\/3$/)
  assert.equal(await page.locator('.unit.here .mark').count() > 1, true)
  await page.locator('#unit-0 .mark.omission').click()
  await page.locator('.row[aria-current]').waitFor()
  assert.match(await current(page).textContent(), /trong đó/)
  await page.goBack()
  await page.locator('.document').waitFor()
  await page.getByRole('button', { name: 'Next finding' }).click()
  await page.getByRole('button', { name: 'Only passages with findings' }).click()
  await until(async () => (await page.locator('.unit[id]').count()) === 9, 'nine passages have findings')
  await page.getByRole('button', { name: 'Translation only' }).click()
  await until(async () => (await page.locator('.unit[id] .text[lang=vi]').count()) === 0, 'no source text')
  assert.ok((await page.locator('.unit[id] .place.omission').count()) > 0, 'gaps are marked in the translation')
  await page.getByRole('combobox', { name: 'Document' }).selectOption('1')
  await page.locator('.text[lang=ar]').first().waitFor()
  const direction = await page.locator('.text[lang=ar]').first().evaluate((text) => getComputedStyle(text).direction)
  assert.equal(direction, 'rtl')
  await close()
})

test('decisions count, whichever view came first', async () => {
  const { page, close } = await open(browser, `${single}#document/0`)
  await page.locator('.unit[id] .text').first().waitFor()
  await page.getByRole('link', { name: 'Work list' }).click()
  await rows(page).first().waitFor()
  await press(page, ['j', 'd'])
  assert.equal(await page.locator('.progress-bar').textContent(), '1 of 12 decided')
  await close()
})

test('language and theme are chosen, kept, and the browser’s at first', async () => {
  const { page, close } = await open(browser, `${single}#work/0`, { locale: 'vi-VN', scheme: 'dark' })
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'vi')
  await page.getByRole('heading', { name: 'Bỏ sót' }).first().waitFor()
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const dark = await paper()
  await page.getByRole('combobox', { name: 'Giao diện' }).selectOption('light')
  assert.notEqual(await paper(), dark)
  await page.getByRole('combobox', { name: 'Ngôn ngữ' }).selectOption('en')
  await page.reload()
  await page.getByRole('heading', { name: 'Omission' }).first().waitFor()
  assert.notEqual(await paper(), dark)
  await close()
})

test('print: everything, without the tools; A4', async () => {
  const { page, close } = await open(browser, `${single}#document/0`)
  await page.evaluate(() => {
    window.print = () => dispatchEvent(new Event('printed'))
  })
  await page.getByRole('button', { name: 'Print' }).click()
  await page.locator('#print .printed-unit').first().waitFor({ state: 'attached' })
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.locator('#print section.printed-unit').count(), 12)
  assert.equal(await page.locator('#app').isVisible(), false)
  assert.equal(await page.locator('#print .printed-unit').first().isVisible(), true)
  const look = await page.evaluate(() => {
    const style = getComputedStyle(document.querySelector('#print .mark.omission'))
    return { line: style.textDecorationLine, inside: getComputedStyle(document.querySelector('#print section')).breakInside, ink: getComputedStyle(document.body).color }
  })
  assert.deepEqual(look, { line: 'underline', inside: 'avoid', ink: 'rgb(0, 0, 0)' })
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  assert.equal(await page.locator('#print').count(), 0)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  await close()
})

test('phone: the sides below each other, nothing to scroll sideways, filters behind a button', async () => {
  const { page, close } = await open(browser, `${single}#work/0/3`, { width: 360, height: 740 })
  const row = page.locator('#finding-3')
  const [above, below] = [await row.locator('.text').nth(0).boundingBox(), await row.locator('.text').nth(1).boundingBox()]
  assert.ok(above.y + above.height <= below.y)
  assert.equal(await page.locator('.side').isVisible(), false)
  await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByRole('checkbox', { name: 'Number' }).check()
  await page.getByRole('button', { name: 'Filters (1)' }).waitFor()
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
  await page.getByRole('button', { name: 'Export' }).click()
  const menu = await page.locator('.menu-list').boundingBox()
  assert.ok(menu.x >= 0 && menu.x + menu.width <= 360, 'the menu is whole')
  for (const button of await page.locator('button:visible, select:visible').all()) {
    const { width, height } = await button.boundingBox()
    assert.ok(width >= 24 && height >= 24, await button.textContent())
  }
  await close()
})

test('a browser that keeps nothing is told of, and works', async () => {
  const context = await browser.newContext({ locale: 'en-GB' })
  await context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('refused', 'SecurityError') } })
  })
  const page = await context.newPage()
  await page.goto(`${single}#work/0`)
  await page.getByText('The browser keeps nothing').waitFor()
  await rows(page).first().waitFor()
  await press(page, ['j', 'd'])
  assert.equal(await page.locator('.progress-bar').textContent(), '1 of 12 decided')
  await context.close()
})

test('a damaged block and an old browser: what to do is said', async () => {
  const contents = singlePage()
  const address = writePage('damaged', contents)
  const path = address.slice('file://'.length)
  writeFileSync(path, readFileSync(path, 'utf8').replace(/(id="part-1">)[^<]{40}/, '$1AAAA'))
  const damaged = await open(browser, `${address}#document/0`)
  await damaged.page.getByText('the file is damaged').first().waitFor()
  await damaged.page.getByText('Tiếng Việt là').first().waitFor()
  await damaged.close()

  const context = await browser.newContext({ locale: 'vi-VN' })
  await context.addInitScript(() => delete window.DecompressionStream)
  const page = await context.newPage()
  await page.goto(single)
  await page.getByText('Trình duyệt này quá cũ').waitFor()
  await context.close()
})
