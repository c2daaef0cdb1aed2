import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { language } from '../../../reports/web/src/i18n'
import { EXTENTS, FATES, REASONS, reasonLanguage, reasonText } from '../../../reports/web/src/reasons'

const root = process.env.LACUNA_SOURCE_DIR

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? sourcesOf(path) : /\.(cc|h)$/.test(path) ? [readFileSync(path, 'utf8')] : []
  })
}

test('every opening stands in the sources of the program', { skip: root === undefined }, () => {
  const all = ['metrics/checks', 'eval/pipeline'].flatMap((folder) => sourcesOf(join(root ?? '', folder))).join('\n')
  for (const [english] of [...REASONS, ...FATES]) assert.ok(all.includes(`"${english}`), english)
  for (const extent of Object.keys(EXTENTS)) assert.ok(all.includes(`"${extent}"`), extent)
})

test('no opening hides a longer one', () => {
  REASONS.forEach(([english], index) => {
    for (const [before] of REASONS.slice(0, index)) assert.ok(!english.startsWith(before), `${before}| hides ${english}`)
  })
})

test('only the opening is translated', () => {
  assert.equal(reasonText('number lost: 37,5%'), 'number lost: 37,5%')
  language.value = 'vi'
  assert.equal(reasonText('number lost: 37,5%'), 'mất con số: 37,5%')
  assert.equal(reasonText('clause left out: nhiều người'), 'vế câu bị bỏ sót: nhiều người')
  assert.equal(reasonText('my words left out: x'), 'my words left out: x')
  assert.equal(reasonLanguage('number lost: 1'), 'vi')
  assert.equal(reasonLanguage('own words'), 'en')
  language.value = 'en'
})
