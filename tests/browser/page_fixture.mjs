// Pages for the browser tests, made without the C++ writer: the blocks as reports/web/src/model.ts has them.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const block = (id, value) => `<script type="application/gzip" id="${id}">${gzipSync(JSON.stringify(value)).toString('base64')}</script>\n`
const hash = (text) => createHash('sha256').update(text).digest('base64')
const hex = (text, digits) => createHash('sha256').update(text).digest('hex').slice(0, digits)

/** The page of these contents with the bundle of `app` (app.js, app.css). */
export function pageOf({ head, parts }, app) {
  const script = readFileSync(join(app, 'app.js'), 'utf8').trimEnd()
  const style = readFileSync(join(app, 'app.css'), 'utf8').trimEnd()
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-${hash(script)}'; style-src 'sha256-${hash(style)}'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lacuna</title>
<style>${style}</style>
</head>
<body>
<div id="app"></div>
${block('head', head)}<script>${script}</script>
${parts.map((part, index) => block(`part-${index}`, part)).join('')}</body>
</html>
`
}

/** Range of `words` in `text`; a string that begins with "|" is a place: before the rest of it. */
function rangeOf(text, words) {
  if (words === null || words === undefined) return null
  const place = words.startsWith('|')
  const begin = text.indexOf(place ? words.slice(1) : words)
  if (begin < 0) throw new Error(`“${words}” is not in “${text}”`)
  return [begin, place ? begin : begin + words.length]
}

/** Links as the page has them: each from where the one before ends. */
function packed(links) {
  let sourceEnd = 0
  let targetEnd = 0
  return links.flatMap(([sourceBegin, nextSourceEnd, targetBegin, nextTargetEnd]) => {
    const numbers = [sourceBegin - sourceEnd, nextSourceEnd - sourceBegin, targetBegin - targetEnd, nextTargetEnd - targetBegin, 8]
    sourceEnd = nextSourceEnd
    targetEnd = nextTargetEnd
    return numbers
  })
}

/**
 * A run: `units` as {source, target, name, line, links: [[sourceWords, targetWords]…], findings: [{rule, severity, probability,
 * source, target, message, suggestion}]}.
 */
export function runOf({ name, source, target, units, unitsPerPart = 4, firstPart = 0, key = hex(name, 32) }) {
  const all = units.flatMap((unit, number) => (unit.findings ?? []).map((finding) => ({ ...finding, unit: number })))
  all.sort((a, b) => b.severity - a.severity || b.probability - a.probability || a.unit - b.unit)
  const ofUnit = units.map(() => [])
  all.forEach((finding, index) => ofUnit[finding.unit].push({ ...finding, index }))
  const frequency = new Map()
  for (const { rule } of all) frequency.set(rule, (frequency.get(rule) ?? 0) + 1)
  const rules = [...frequency].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([rule]) => rule)
  const document = (file, language, side) => ({ path: file, file, language, detected: false, bytes: 1000, segments: units.filter((unit) => unit[side] !== null).length, sha256: hex(file, 64) })
  const texts = units.map((unit, number) => ({
    name: unit.name ?? '',
    line: unit.line ?? number + 1,
    source: unit.source,
    target: unit.target,
    confidence: 0.9,
    rendered: packed((unit.links ?? []).map(([s, t]) => [...rangeOf(unit.source, s), ...rangeOf(unit.target, t)])),
    findings: ofUnit[number].map((finding) => ({
      index: finding.index,
      source: unit.source === null ? null : rangeOf(unit.source, finding.source),
      target: unit.target === null ? null : rangeOf(unit.target, finding.target),
      message: finding.message,
      suggestion: finding.suggestion ?? null,
      fingerprint: hex(`${finding.rule} ${unit.source} ${unit.target} ${finding.message}`, 32),
    })),
  }))
  const parts = []
  for (let first = 0; first < texts.length; first += unitsPerPart) parts.push(texts.slice(first, first + unitsPerPart))
  const column = (make) => units.map(make)
  const run = {
    name,
    key,
    pack: null,
    source: document(source.file, source.language, 'source'),
    target: document(target.file, target.language, 'target'),
    scores: [],
    checks: rules.map((rule) => ({ rule, opportunities: units.length, violations: frequency.get(rule) })),
    remarks: [],
    suppressed: [],
    suppressions: [],
    rules,
    findings: {
      rule: all.map(({ rule }) => rules.indexOf(rule)),
      severity: all.map(({ severity }) => severity),
      probability: all.map(({ probability }) => probability),
      unit: all.map(({ unit }) => unit),
    },
    units: {
      count: units.length,
      sourceLength: column((unit) => unit.source?.length ?? null),
      targetLength: column((unit) => unit.target?.length ?? null),
      lengthZ: column(() => 0),
      sourceCoverage: column(() => 0.9),
      targetCoverage: column(() => 0.9),
    },
    firstPart,
    unitsPerPart,
  }
  return { run, parts }
}

export function contentsOf(runs) {
  return {
    head: { version: 1, tool: { name: 'lacuna', version: '0.0.0' }, runs: runs.map(({ run }) => run), comparison: null, history: [] },
    parts: runs.flatMap(({ parts }) => parts),
  }
}
