// The work list and the document view as an editor uses them.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { launch, open, writePage } from './browser.mjs'
import { alikePage, longPage, samplePage, singlePage, splitPage } from './sample_pages.mjs'

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

async function imported(page, text) {
  await page.getByRole('button', { name: 'Export' }).click()
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Import decisions' }).click()])
  await chooser.setFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) })
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
  await page.locator('input:focus').waitFor()
  await page.keyboard.type('tieng viet')
  await until(async () => (await shown(page)) === 1, 'one text has it')
  assert.deepEqual(await page.locator('.hit').allTextContents().then((texts) => texts.join('')), 'Tiếng Việt')
  await page.getByRole('searchbox').fill('ong dang VAN lam')
  await until(async () => (await shown(page)) === 3, 'three findings of that text')
  for (const [query, count] of [['lam VAN ong', 3], ['5 morning number', 1], ['passage 3', 2], ['passage 3 double', 1], ['omission', 5], ['line 8', 0]]) {
    await page.getByRole('searchbox').fill(query)
    await until(async () => (await shown(page)) === count, `${query}: ${count}`)
  }
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
  await page.locator('textarea:focus').waitFor()
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
  await imported(colleague.page, '{"findings": []}')
  await colleague.page.locator('.toast', { hasText: 'no decisions of a Lacuna report' }).waitFor()
  await colleague.close()
  void context

  // So are the dismissals of a suppression file; what the report does not have is said.
  const third = await open(browser, `${single}#work/0`)
  file.suppressions.push({ fingerprint: '0'.repeat(32), reason: 'elsewhere' })
  await imported(third.page, JSON.stringify(file))
  await third.page.locator('.toast', { hasText: 'Without a finding in this report: 1' }).waitFor()
  assert.equal(await third.page.locator('.progress-bar').textContent(), `${dismissed} of 12 decided`)
  await third.close()
})

test('a decision holds for identical findings, and going on opens none of them again', async () => {
  const { page, close } = await open(browser, `${writePage('alike', alikePage())}#work/0`)
  await rows(page).first().waitFor()
  const decided = () => page.locator('.progress-bar').textContent()
  await press(page, ['j', 'd'])
  assert.equal(await decided(), '3 of 5 decided')
  assert.equal(await current(page).getAttribute('aria-posinset'), '4')
  await press(page, ['k', 'd'])
  assert.equal(await decided(), '3 of 5 decided', 'another one of them settles nothing anew')
  assert.equal(await current(page).getAttribute('aria-posinset'), '4')
  await press(page, ['d', 'd'])
  assert.equal(await decided(), '5 of 5 decided')
  await press(page, ['d'])
  assert.equal(await decided(), '4 of 5 decided', 'the same one again is opened')
  await close()
})

test('decisions outlast a mended sentence, and are of all documents of a page', async () => {
  const address = writePage('mended', alikePage())
  const { page, close } = await open(browser, `${address}#work/0`)
  await rows(page).first().waitFor()
  await press(page, ['j', 'd', 'a', 'd'])
  assert.equal(await page.locator('.progress-bar').textContent(), '5 of 5 decided')
  await page.waitForTimeout(200)
  writePage('mended', alikePage(true))
  await page.reload()
  await until(async () => (await page.locator('.progress-bar').textContent()) === '4 of 4 decided', 'those that are still there stay')
  assert.equal(JSON.parse((await saved(page, 'Suppression file')).text).suppressions.length, 2)

  // The same texts under another path.
  const moved = alikePage(true)
  for (const side of ['source', 'target']) moved.head.runs[0][side].path = `elsewhere/${moved.head.runs[0][side].path}`
  await page.waitForTimeout(200)
  await page.goto(`${writePage('moved', moved)}#work/0`)
  await until(async () => (await page.locator('.progress-bar').textContent()) === '4 of 4 decided', 'moved files')
  await close()

  // The same translation twice in a page: one decision, no contradiction in the suppression file.
  const [one, two] = [alikePage(), alikePage()]
  const second = { ...two.head.runs[0], name: 'b/menu.en.txt', target: { ...two.head.runs[0].target, path: 'b/menu.en.txt' }, firstPart: one.parts.length }
  const both = writePage('both', { head: { ...one.head, runs: [one.head.runs[0], second] }, parts: [...one.parts, ...two.parts] })
  const twice = await open(browser, `${both}#work/0`)
  await rows(twice.page).first().waitFor()
  await press(twice.page, ['j', 'd'])
  await until(async () => (await twice.page.locator('.progress-bar').textContent()) === '6 of 10 decided', 'both documents')
  await twice.close()
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

test('the finding at hand is whole in the window, below the bars; what happened covers none', async () => {
  const { page, close } = await open(browser, `${single}#work/0`, { height: 760 })
  await rows(page).first().waitFor()
  for (let step = 0; step < 11; ++step) {
    await press(page, [step % 3 === 2 ? 'd' : 'j'])
    await page.waitForTimeout(120)
    const [box, bar] = [await current(page).boundingBox(), await page.locator('.toolbar').boundingBox()]
    assert.ok(box.y >= bar.y + bar.height - 1 && box.y + box.height <= 760, `row ${step}: ${box.y} to ${box.y + box.height}`)
    const toast = page.locator('.toast')
    if (await toast.count()) {
      const said = await toast.boundingBox()
      assert.ok(said.y + said.height <= bar.y, `${said.y + said.height} above ${bar.y}`)
    }
  }
  await page.getByRole('link', { name: 'Document' }).click()
  await page.locator('.document').waitFor()
  await until(async () => (await page.locator('.toast').count()) === 0, 'what happened in the list is no matter here')
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
  await page.locator('.row[aria-current]', { hasText: 'trong đó' }).waitFor()
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

test('marks of the document are large enough for a finger, and one link each', async () => {
  const { page, close } = await open(browser, `${writePage('split', splitPage())}#document/0`)
  const link = page.locator('.unit[id] a.mark.omission')
  await link.first().waitFor()
  assert.equal(await link.count(), 1)
  assert.match(await link.getAttribute('aria-label'), /^Omission: và 3 con gà ngoài vườn$/)
  const short = page.locator('.unit[id] a.mark.other.short')
  const { width, height } = await short.boundingBox()
  assert.ok(width >= 24 && height >= 24, `${width} × ${height}`)
  const text = await page.locator('.unit[id] .text').first().textContent()
  assert.equal(text, 'Nhà có 2 con chó và 3 con gà ngoài vườn.')
  await page.locator('.unit[id] mark.omission').last().click()
  await page.locator('.row[aria-current]', { hasText: 'Omission' }).waitFor()
  await close()
})

test('the document and its print say what was decided', async () => {
  const { page, close } = await open(browser, `${single}#work/0`)
  await rows(page).first().waitFor()
  await press(page, ['j', 'd', 'j', 'c'])
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.type('ask the author')
  await page.keyboard.press('Control+Enter')
  await press(page, ['a'])
  await page.getByRole('link', { name: 'Document' }).click()
  await page.locator('.unit[id] .mark.faded').waitFor()
  assert.equal(await page.locator('.unit[id] .mark.faded').textContent(), '<script>')
  await page.evaluate(() => {
    window.print = () => undefined
  })
  await page.getByRole('button', { name: 'Print' }).click()
  await page.locator('#print .printed-unit').first().waitFor({ state: 'attached' })
  const reasons = await page.locator('#print .printed-reasons li').allTextContents()
  assert.ok(reasons.some((reason) => /Unsafe markup:.* Dismissed$/.test(reason)), reasons.join('\n'))
  assert.ok(reasons.some((reason) => /Accepted.*ask the author$/.test(reason)), reasons.join('\n'))
  assert.equal(await page.locator('#print mark', { hasText: '<script>' }).count(), 0)
  await close()
})

test('of a very long text what stands round the marks is shown, the rest when asked for; a row higher than the window by its beginning', async () => {
  const { page, close } = await open(browser, `${writePage('long', longPage())}#work/0`, { width: 390, height: 700 })
  await rows(page).first().waitFor()
  await press(page, ['j', 'j'])
  const text = current(page).locator('.text').first()
  const short = (await text.textContent()).length
  assert.ok(short < 1700, `${short}`)
  assert.equal(await text.locator('mark.own').textContent(), 'và canh chua')
  const [box, bar] = [await current(page).boundingBox(), await page.locator('.toolbar').boundingBox()]
  assert.ok(box.height > 700 && Math.abs(box.y - bar.y - bar.height) < 24, `${box.y} below ${bar.y + bar.height}`)
  await current(page).getByRole('button', { name: 'Show the whole text' }).click()
  assert.ok((await text.textContent()).length > 4000)
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
  const panel = await page.getByRole('dialog').boundingBox()
  assert.ok(panel.y >= 0 && panel.y + panel.height <= 740, 'the filters are in the window')
  await page.getByRole('checkbox', { name: 'Number' }).check()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Filters (1)' }).waitFor()
  await page.getByRole('button', { name: 'Keyboard' }).waitFor()
  assert.equal(await page.locator('.toolbar').evaluate((bar) => getComputedStyle(bar).position), 'sticky')
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
