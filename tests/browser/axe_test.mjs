// axe-core finds nothing to object to, in any view, theme and width.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axeViolations, launch, open, writePage } from './browser.mjs'
import { samplePage } from './sample_pages.mjs'

let browser
let address
before(async () => {
  browser = await launch()
  address = writePage('axe', samplePage())
})
after(() => browser.close())

const PLACES = ['#overview', '#work/0', '#work/1/0', '#document/0', '#document/1/0']
for (const scheme of ['light', 'dark']) {
  for (const width of [1440, 360]) {
    test(`every view, ${scheme}, ${width} pixels`, async () => {
      for (const place of PLACES) {
        const { page, close } = await open(browser, address + place, { scheme, width, locale: width === 360 ? 'vi-VN' : 'en-GB' })
        await page.waitForTimeout(200)
        assert.deepEqual(await axeViolations(page), [], place)
        const { wide, window } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, window: innerWidth }))
        assert.ok(wide <= window, `${place}: ${wide} pixels wide in a window of ${window}`)
        await close()
      }
    })
  }
  test(`what opens and what was decided, ${scheme}`, async () => {
    const { page, close } = await open(browser, `${address}#work/0`, { scheme })
    await page.locator('.row').first().waitFor()
    for (const key of ['j', 'a', 'd', 'c']) {
      await page.keyboard.press(key)
      await page.waitForTimeout(100)
    }
    assert.deepEqual(await axeViolations(page), [], 'a comment is written')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('why')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('searchbox').fill('tieng viet')
    await page.waitForTimeout(300)
    assert.deepEqual(await axeViolations(page), [], 'a search')
    await page.getByRole('searchbox').fill('nothing has this')
    await page.getByText('No finding fits').waitFor()
    assert.deepEqual(await axeViolations(page), [], 'nothing found')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByRole('button', { name: 'Export' }).click()
    assert.deepEqual(await axeViolations(page), [], 'the menu')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Keyboard' }).click()
    await page.getByRole('dialog').waitFor()
    assert.deepEqual(await axeViolations(page), [], 'the help')
    await close()
  })
}
