// Pages for the tests of the Overview and the Compare view: heads as reports/web/src/model.ts has them, made up here, so that
// sizes, histories and comparisons can be chosen. What the program itself writes is looked at by the other tests.
import { contentsOf } from './page_fixture.mjs'

/** Numbers in [0, 1), the same for the same seed. */
export function random(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const SOURCES = ['Người dân cần mang theo giấy tờ tùy thân', 'Trẻ em dưới sáu tuổi phải có cha mẹ đi cùng', 'Mỗi trạm y tế được cấp thêm thuốc', 'Các phản ứng nhẹ thường tự hết', 'Đường dây nóng hoạt động cả ngày']
const TARGETS = ['Residents need to bring identification', 'Children under six must come with a parent', 'Each health station receives more medicine', 'Mild reactions usually pass by themselves', 'The hotline is open all day']
const RULES = ['omission', 'number', 'name', 'addition', 'untranslated', 'spacing', 'quote']
const BAND = { mean: 0.1, floor: 0.02, slope: 1 }

/** A run over `count` made-up units, with its parts of `unitsPerPart`; `text(unit)` replaces a unit's texts. */
export function makeRun({ name = 'translation.en.txt', count = 87, seed = 1, rate = 0.1, firstPart = 0, unitsPerPart = 1000, lostEvery = 41, text = () => null, ...more } = {}) {
  const next = random(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const units = { count, sourceLength: [], targetLength: [], lengthZ: [], sourceCoverage: [], targetCoverage: [] }
  const findings = []
  const parts = []
  for (let unit = 0; unit < count; ++unit) {
    const sentences = 1 + Math.floor(next() * 3)
    const at = Math.floor(next() * SOURCES.length)
    const source = Array.from({ length: sentences }, (_, i) => `${SOURCES[(at + i) % SOURCES.length]}.`).join(' ')
    const lost = unit % lostEvery === lostEvery - 1
    const length = source.length
    const z = lost ? null : next() < 0.03 ? (next() < 0.7 ? -1 : 1) * (3.2 + 2 * next()) : 0.9 * normal()
    const sd = Math.sqrt(BAND.floor + BAND.slope / (length + 1))
    units.sourceLength.push(length)
    units.targetLength.push(lost ? null : Math.max(1, Math.round((length + 1) * Math.exp(BAND.mean + z * sd) - 1)))
    units.lengthZ.push(z)
    const flagged = next() < rate || lost
    units.sourceCoverage.push(lost ? 0 : flagged ? 0.3 + 0.5 * next() : Math.min(1, 0.86 + 0.14 * next()))
    units.targetCoverage.push(lost ? null : 0.9 + 0.1 * next())
    const mine = []
    for (let n = flagged ? 1 + Math.floor(next() * 2) : 0; n > 0; --n) {
      const rule = lost ? 0 : Math.floor(RULES.length * next() ** 2)
      mine.push({ rule, severity: lost ? 2 : rule === 0 ? (next() < 0.3 ? 2 : 1) : rule > 4 ? 0 : Math.floor(next() * 2.2), probability: 0.5 + 0.5 * next(), unit })
    }
    findings.push(...mine)
    const target = Array.from({ length: sentences }, (_, i) => `${TARGETS[(at + i) % TARGETS.length]}.`).join(' ')
    const part = Math.floor(unit / unitsPerPart)
    parts[part] ??= []
    parts[part].push({ name: '', line: unit + 1, source, target: lost ? null : target, confidence: 0.9, rendered: [], findings: mine, ...text(unit) })
  }
  const order = findings.map((finding, index) => ({ finding, index })).sort((a, b) => b.finding.severity - a.finding.severity || b.finding.probability - a.finding.probability || a.index - b.index)
  order.forEach(({ finding }, index) => (finding.index = index))
  for (const part of parts) {
    for (const unit of part) {
      unit.findings = unit.findings
        .map(({ index, rule, unit: number }) => ({ index, source: [0, Math.min(10, unit.source?.length ?? 0)], target: null, message: `${RULES[rule]} in passage ${number + 1}`, suggestion: null, fingerprint: index.toString(16).padStart(32, '0') }))
        .sort((a, b) => a.index - b.index)
    }
  }
  const column = (key) => order.map(({ finding }) => finding[key])
  const sum = (values) => values.reduce((a, b) => a + (b ?? 0), 0)
  const head = {
    name,
    key: `key-${name}`,
    pack: { name: 'vi-en', version: '1.0.0', sha256: 'ab'.repeat(32) },
    source: { path: '/texts/source.vi.txt', file: 'source.vi.txt', language: 'vi', detected: true, bytes: sum(units.sourceLength) * 1.3 | 0, segments: count, sha256: '12'.repeat(32) },
    target: { path: `/texts/${name}`, file: name, language: 'en', detected: false, bytes: sum(units.targetLength), segments: count, sha256: '34'.repeat(32) },
    scores: [
      { metric: 'coverage.source', value: sum(units.sourceCoverage) / count, reason: '', components: [['part', 812.25], ['whole', 917]], signature: 'pack:vi-en-abababab|version:1.0.0' },
      { metric: 'coverage.target', value: 0.953, reason: '', components: [['part', 870], ['whole', 917]], signature: 'pack:vi-en-abababab|version:1.0.0' },
      { metric: 'length_ratio.characters', value: 1.083, reason: '', components: [['part', 5120], ['whole', 4730]], signature: 'pack:vi-en-abababab|version:1.0.0' },
      { metric: 'BLEU', value: null, reason: 'no reference was given', components: [], signature: '' },
    ],
    checks: RULES.map((rule, index) => ({ rule, opportunities: Math.round(count * (1 + index / 3)), violations: column('rule').filter((r) => r === index).length })),
    remarks: [],
    suppressed: [],
    suppressions: [],
    rules: RULES,
    findings: { rule: column('rule'), severity: column('severity'), probability: column('probability'), unit: column('unit') },
    units,
    firstPart,
    unitsPerPart,
    ...more,
  }
  return { run: head, parts }
}

/** What the page of these runs holds; `more` of the head: history, comparison. */
export const overviewContents = (runs, more = {}) => {
  const contents = contentsOf(runs)
  return { ...contents, head: { ...contents.head, ...more } }
}

/** Runs of a gate over two suites. */
export function makeHistory(runs = 14) {
  const next = random(7)
  return Array.from({ length: runs }, (_, index) => {
    const score = (suite, metric, value) => ({ suite, metric, lower_is_better: metric === 'TER', value: index === 3 && suite === 'health' ? null : value, baseline: null, gain: null, gain_low: null, gain_high: null, verdict: 'pass' })
    return {
      id: index + 1,
      time: new Date(Date.UTC(2025, 2, 3 + 4 * index, 9, 30)).toISOString().replace('.000Z', 'Z'),
      commit: (0x9a1b2c3d + 7919 * index).toString(16).padEnd(40, '0'),
      verdict: index === 5 || index === 9 ? 'fail' : 'pass',
      scores: ['news', 'health'].flatMap((suite, s) => [score(suite, 'BLEU', 31 + 3 * s + 0.35 * index + next()), score(suite, 'chrF2', 56 + 2 * s + 0.2 * index + next()), score(suite, 'TER', 58 - 3 * s - 0.3 * index - next())]),
      findings: ['news', 'health'].map((suite, s) => ({ suite, units: 40, minor: Math.round(9 - 0.3 * index + 3 * next()), major: Math.round(6 + s - 0.3 * index + 2 * next()), critical: index === 5 || index === 9 ? 2 : 0, added: 0, fixed: 0, suppressed: 1, verdict: 'pass', checked: true })),
    }
  })
}

const HYPOTHESES = [
  'Residents need to bring identification and the vaccination card .',
  'Residents must bring their identification and vaccination record .',
  'People bring identity papers and vaccination record with them .',
]

/** A comparison of `systems` systems. */
export function makeComparison({ systems = 3, units = 30 } = {}) {
  const next = random(11)
  const names = ['baseline', 'fine-tuned', 'large model', 'prompted', 'rules', 'old'].slice(0, systems)
  const metric = (name, direction, base, steps, decimals = 2) => ({
    metric: name,
    better: direction,
    ideal: null,
    decimals,
    systems: names.map((_, s) => ({ score: { metric: name, value: base + (steps[s - 1] ?? 0), signature: `${name}|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0` }, interval: { mean: base, half_width: Math.abs(base) * 0.03 } })),
    differences: names.slice(1).map((_, s) => {
      const difference = steps[s]
      const half = Math.abs(base) * 0.028
      const p = Math.max(0.0001, Math.exp(-3.5 * Math.abs(difference / half)))
      return { system: s + 1, baseline_score: base, score: base + difference, difference, low: difference - half, high: difference + half, p_value: p, holm_p_value: Math.min(1, 3 * p), significant: 3 * p <= 0.05, detectable: 1.4 * half, human_agreement: name === 'TER' ? null : 50 + Math.min(40, 18 * Math.abs(difference)) }
    }),
  })
  const table = (by, measure, bucketNames, make, more = {}) => ({ by, measure, counts: by === 'word frequency' ? 'words' : 'units', decimals: 1, lower_is_better: false, ...more, buckets: bucketNames.map((name, b) => ({ name, units: 300 - 60 * b, values: names.map((_, s) => make(b, s)) })) })
  const ngrams = (gain) => names.slice(1).flatMap((_, s) => ['the vaccination record', 'must', 'health workers', 'people with underlying conditions', 'under', 'on 5 September', 'identification'].map((text, i) => ({ system: s + 1, text: gain ? text : text.split(' ').reverse().join(' '), order: text.split(' ').length > 4 ? 4 : text.split(' ').length, reference: 40 - 4 * i, baseline_hits: gain ? 10 - i : 30 - 3 * i, system_hits: gain ? 30 - 3 * i - s : 10 - i })))
  const metrics = [metric('BLEU', 'higher', 31.42, [2.31, 3.02, -1.2, 0.1, 0.4]), metric('chrF2', 'higher', 57.2, [1.9, -0.4, 0.8, 0.1, 0.2]), metric('TER', 'lower', 55.1, [-2.2, 1.1, 0.3, 0.2, 0.1])]
  const compared = Array.from({ length: units }, (_, unit) => ({
    number: unit * 7,
    source: 'Người dân cần mang theo giấy tờ tùy thân và sổ tiêm chủng.',
    references: ['Residents need to bring identification and their vaccination record .'],
    hypotheses: names.map((_, s) => HYPOTHESES[(s + unit) % HYPOTHESES.length]),
    values: metrics.map(() => names.map(() => 20 + 60 * next())),
    findings: names.map((_, s) => (unit % 3 === s ? ['“sổ tiêm chủng” is missing'] : [])),
  }))
  return {
    systems: names.map((name) => ({ name, path: `/texts/${name}.en.txt` })),
    references: ['/texts/reference.en.txt'],
    source: '/texts/source.vi.txt',
    source_language: 'vi',
    target_language: 'en',
    unit_count: 997,
    document_count: 12,
    samples: 10000,
    seed: 12345,
    alpha: 0.05,
    metrics,
    buckets: [
      table('reference length', 'BLEU', ['1–10 words', '11–20 words', '21–40 words', 'more than 40 words'], (b, s) => 28 + 2 * b + 1.5 * s * (b % 2 ? 1 : -0.5)),
      table('reference length', 'chrF2', ['1–10 words', '11–20 words'], (b, s) => 58 + 2 * b - s),
      table('word frequency', 'F1 of words', ['seen 0 times', '1–4 times', '5–99 times', '100 times and more'], (b, s) => (b === 0 && s === 2 ? null : 0.31 + 0.14 * b + 0.02 * s), { decimals: 3 }),
      table('check', 'findings', ['omission', 'number', 'name'], (b, s) => Math.max(0, 30 - 9 * b - 5 * s), { decimals: 0, lower_is_better: true }),
    ],
    ngrams_gained: ngrams(true),
    ngrams_lost: ngrams(false),
    differences: names.slice(1).flatMap((_, s) => metrics.flatMap((_, m) => compared.map(({ values }, unit) => ({ system: s + 1, metric: m, unit, baseline_value: values[m][0], value: values[m][s + 1] })).sort((a, b) => Math.abs(b.value - b.baseline_value) - Math.abs(a.value - a.baseline_value)))),
    units: compared,
    remarks: ['Systems were compared on whole documents: 12 of them.'],
  }
}
