// The sample pages: a small one that an editor's day has, and a large one that no editor's day has.
import { contentsOf, runOf } from './page_fixture.mjs'

const omission = (source, place, probability, extra = {}) => ({ rule: 'omission', severity: 1, probability, source, target: place, message: `“${source}” seems to be missing in the translation`, ...extra })

const ARTICLE = [
  {
    source: 'Tiếng Việt là ngôn ngữ của hơn chín mươi triệu người, trong đó có nhiều người sống ở nước ngoài.',
    target: 'Vietnamese is the language of more than ninety million people.',
    links: [['Tiếng Việt', 'Vietnamese'], ['là', 'is'], ['ngôn ngữ', 'language'], ['hơn', 'more than'], ['chín mươi', 'ninety'], ['triệu', 'million'], ['người', 'people']],
    findings: [omission('trong đó có nhiều người sống ở nước ngoài', '|.', 0.97)],
  },
  { source: 'Làng nằm bên bờ sông.', target: 'The village lies on the bank of the river.', links: [['Làng', 'village'], ['nằm', 'lies'], ['bên', 'on'], ['bờ', 'bank'], ['sông', 'river']] },
  {
    source: 'Chợ họp vào 5 giờ sáng, mỗi tuần 3 lần.',
    target: 'The market opens at 6 in the  morning, three times a week.',
    links: [['Chợ', 'market'], ['họp', 'opens'], ['sáng', 'morning'], ['mỗi', 'a'], ['tuần', 'week'], ['3', 'three'], ['lần', 'times']],
    findings: [
      { rule: 'number', severity: 2, probability: 0.93, source: '5', target: '6', message: 'The number 5 is 6 in the translation', suggestion: '5' },
      { rule: 'double-space', severity: 0, probability: 0.88, target: '  ', message: 'Two spaces in a row', suggestion: ' ' },
    ],
  },
  {
    source: 'Ông Đặng Văn Lâm kể chuyện <b>cũ</b>.',
    target: 'Mr Dang Van Lam tells <script>document.title = "broken"</script><img src=x onerror="document.title=1"> old stories of his youth.',
    links: [['Ông', 'Mr'], ['kể', 'tells'], ['chuyện', 'stories'], ['cũ', 'old']],
    findings: [
      { rule: 'addition', severity: 1, probability: 0.71, source: '|.', target: 'of his youth', message: '“of his youth” has nothing in the source' },
      { rule: 'unsafe-markup', severity: 2, probability: 0.99, target: '<script>', message: 'The translation has <script>, the source has not' },
      { rule: 'tag', severity: 1, probability: 0.8, source: '<b>', message: 'The tag <b> is missing' },
    ],
  },
  { source: 'Họ trồng lúa, ngô, khoai và sắn trên những thửa ruộng bậc thang.', target: 'They grow rice and maize on terraced fields.', links: [['Họ', 'They'], ['trồng', 'grow'], ['lúa', 'rice'], ['ngô', 'maize'], ['thửa ruộng', 'fields']], findings: [omission('khoai và sắn', '|on', 0.9)] },
  { source: 'Mùa xuân, cả làng mở hội.', target: null, findings: [{ rule: 'empty', severity: 2, probability: 0.95, source: 'Mùa xuân, cả làng mở hội.', message: 'This sentence has no translation' }] },
  { source: null, target: 'Photograph by the author.', findings: [{ rule: 'addition', severity: 1, probability: 0.6, target: 'Photograph by the author.', message: 'This sentence has no source' }] },
  ...['Trẻ em đi học bằng đò.', 'Trường có bốn lớp học và một thư viện nhỏ.', 'Cô giáo về hưu năm ngoái.', 'Nước lên, đò nghỉ.', 'Ai cũng biết bơi.'].map((source, index) => ({
    source,
    target: ['Children go to school by ferry.', 'The school has four classrooms.', 'The teacher retired.', 'When the water rises the ferry rests', 'Everybody can swim.'][index],
    findings: [
      [],
      [omission('và một thư viện nhỏ', '|.', 0.84)],
      [omission('năm ngoái', '|.', 0.66)],
      [{ rule: 'end-mark', severity: 0, probability: 0.7, source: '.', message: 'The full stop at the end is missing' }],
      [],
    ][index],
  })),
]

const RELEASE = [
  { name: 'menu.open', source: 'Mở tệp', target: 'فتح الملف 12', findings: [{ rule: 'number-added', severity: 1, probability: 0.58, target: '12', message: 'The number 12 is not in the source' }] },
  { name: 'menu.close', source: '关闭文件并保存所有更改', target: 'Đóng tệp', findings: [omission('并保存所有更改', '|', 0.77)].map((finding) => ({ ...finding, target: null })) },
  { name: 'menu.print', source: 'In', target: 'Print', findings: [] },
]

export function samplePage() {
  const article = runOf({ name: 'article.en.txt', source: { file: 'article.vi.txt', language: 'vi' }, target: { file: 'article.en.txt', language: 'en' }, units: ARTICLE })
  const release = runOf({ name: 'release.ar.xlf', source: { file: 'release.ar.xlf', language: 'vi' }, target: { file: 'release.ar.xlf', language: 'ar' }, units: RELEASE, firstPart: article.parts.length })
  return contentsOf([article, release])
}

/** An article with the same findings three times, and another one; `mended`: a later report of it. */
export function alikePage(mended = false) {
  const twice = { source: 'Cá kho tộ và canh chua.', target: 'Braised fish.', findings: [omission('và canh chua', '|.', 0.8)] }
  const other = { source: 'Cơm tấm và chè.', target: 'Broken rice.', findings: [omission('và chè', '|.', 0.7)] }
  const units = [twice, twice, twice, other, { ...other, source: 'Xôi và chè.' }, { source: 'Bún.', target: 'Noodles.' }]
  if (mended) units.unshift({ source: 'Thực đơn.', target: 'Menu.' })
  const changed = mended ? units.map((unit) => (unit === other ? { ...unit, target: 'Broken rice and sweet soup.', findings: [] } : unit)) : units
  const name = 'menu.en.txt'
  return contentsOf([runOf({ name, key: mended ? 'b'.repeat(32) : 'a'.repeat(32), source: { file: 'menu.vi.txt', language: 'vi' }, target: { file: name, language: 'en' }, units: changed, unitsPerPart: 2 })])
}

/** A finding whose mark another one, of a single figure, splits. */
export function splitPage() {
  const units = [{
    source: 'Nhà có 2 con chó và 3 con gà ngoài vườn.',
    target: 'They have two dogs.',
    findings: [omission('và 3 con gà ngoài vườn', '|.', 0.9), { rule: 'number', severity: 1, probability: 0.8, source: '3', message: 'The number 3 is missing' }],
  }]
  return contentsOf([runOf({ name: 'split.en.txt', source: { file: 'split.vi.txt', language: 'vi' }, target: { file: 'split.en.txt', language: 'en' }, units })])
}

/** Texts that are far longer than a window. */
export function longPage() {
  const around = 'Cá kho tộ là món ăn của miền Nam. '.repeat(80)
  const units = [1, 2, 3].map((number) => ({ source: `${around}Số ${number}: và canh chua. ${around}`, target: `Number ${number}. ${'Braised fish is a dish of the South. '.repeat(120)}`, findings: [omission('và canh chua', null, 0.9 - number / 10)] }))
  return contentsOf([runOf({ name: 'long.en.txt', source: { file: 'long.vi.txt', language: 'vi' }, target: { file: 'long.en.txt', language: 'en' }, units })])
}

export function singlePage() {
  return contentsOf([runOf({ name: 'article.en.txt', source: { file: 'article.vi.txt', language: 'vi' }, target: { file: 'article.en.txt', language: 'en' }, units: ARTICLE })])
}

/** `count` units, every second with a finding. */
export function largePage(count) {
  const units = []
  for (let i = 0; i < count; ++i) {
    const unit = ARTICLE[i % 2 === 0 ? [0, 2, 4][(i / 2) % 3] : 1]
    const number = `${i + 1}`
    units.push({ ...unit, source: `${unit.source} Số ${number}.`, target: `${unit.target} Number ${number}.`, findings: (unit.findings ?? []).slice(0, 1).map((finding) => ({ ...finding, probability: 0.2 + 0.79 * ((i * 7919) % count) / count })) })
  }
  return contentsOf([runOf({ name: 'large.en.txt', source: { file: 'large.vi.txt', language: 'vi' }, target: { file: 'large.en.txt', language: 'en' }, units, unitsPerPart: 500 })])
}
