// node screenshots.mjs FOLDER: the pictures of the README and the docs, made anew from the sample documents (target
// lacuna_screenshots).
import { join } from 'node:path'
import { launch, open } from './browser.mjs'
import { addressOf, lacuna, sample } from './program.mjs'

const [folder] = process.argv.slice(2)
const browser = await launch()
lacuna('check', sample('news', 'source.vi.txt'), sample('news', 'candidate.en.txt'), '--html', 'news.html', '-q')
for (const [name, place, size] of [
  ['overview', '#overview/0', { width: 1200, height: 820 }],
  ['work-list', '#work/0/0', { width: 1200, height: 720 }],
  ['document', '#document/0/9', { width: 1200, height: 720 }],
]) {
  const { page, close } = await open(browser, addressOf('news.html') + place, size)
  await page.waitForTimeout(500)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await close()
}
await browser.close()
