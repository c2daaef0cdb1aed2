// What the page's blocks hold. The writers are reports/app/page_head.cc and page_parts.cc; they change together.
//
// The page has one head (`<script type="application/gzip" id="head">`: base64 of gzip of JSON) and numbered parts
// (`id="part-0"` …) with the texts, so that the first view needs neither all of them nor a long pause. Positions in
// texts are UTF-16 units, from 0, of the text they belong to; ranges are half-open; begin === end is a place.

export type Range = [begin: number, end: number]

export const SEVERITIES = ['minor', 'major', 'critical'] as const
export type Severity = 0 | 1 | 2

export interface PageHead {
  version: 1
  tool: { name: string; version: string }
  runs: RunHead[] // several: several documents, or several systems' translations of one
  comparison: Comparison | null
  history: HistoryRun[] // oldest first; empty: none was given
}

export interface RunHead {
  name: string // of the translation's file; unique in the page
  key: string // identity of the texts
  pack: { name: string; version: string; sha256: string } | null
  source: DocumentHead
  target: DocumentHead
  scores: Score[]
  checks: { rule: string; opportunities: number; violations: number }[]
  remarks: string[]
  suppressed: { rule: string; message: string; reason: string; unit: number }[]
  suppressions: { conditions: string; reason: string; owner: string; expires: string; path: string; line: number; matched: number; expired: boolean }[]
  rules: string[] // that findings have, by frequency, then name
  findings: FindingColumns
  units: UnitColumns
  corpus: CorpusHead | null // of a text that is too large: what was counted in all of it; `findings` and `units` are the worst
  firstPart: number // index of the run's first part
  unitsPerPart: number // unit u is in part firstPart + floor(u / unitsPerPart)
}

export interface CorpusHead {
  units: number
  suppressed: number // findings
  findings: [rule: string, minor: number, major: number, critical: number][]
  figures: string[][] // a column of units, and what 5 %, half and 95 % of its values lie below
}

export interface DocumentHead {
  path: string
  file: string // the last part of the path
  language: string // BCP 47; '' where unknown
  detected: boolean
  bytes: number
  segments: number
  sha256: string
}

export interface Score {
  metric: string
  value: number | null
  interval: [low: number, high: number] | null // of 95 %; null: not asked for, or too few units to tell
  reason: string // why there is no value
  components: [name: string, value: number][]
  signature: string
}

// Worst first; one entry each. The rest of finding i stands in the part of its unit.
export interface FindingColumns {
  rule: number[] // index of `rules`
  severity: Severity[]
  probability: number[] // 0..1
  unit: number[]
}

// In reading order; one entry each. null: there is no such text, or no language pack to tell.
export interface UnitColumns {
  count: number
  sourceLength: (number | null)[] // characters
  targetLength: (number | null)[]
  lengthZ: (number | null)[] // standard deviations from the expected length; < 0: short
  sourceCoverage: (number | null)[] // share of the source that the target renders, 0..1
  targetCoverage: (number | null)[]
}

export type UnitPart = UnitTexts[]

export interface UnitTexts {
  name: string // as its file calls it; ''
  line: number // in its file, from 1; 0: unknown
  source: string | null
  target: string | null
  confidence: number // of the sentence alignment, 0..1
  // Which words render which, five numbers each, by place in the source: how far the words begin behind the end of the
  // ones before (which may be before it), and how long they are, in the source; likewise in the target; and how good
  // the evidence is, in tenths. `linksOf` in text/links.ts reads it.
  rendered: number[]
  findings: FindingTexts[] // worst first
}

export interface FindingTexts {
  index: number // in the run's FindingColumns
  source: Range | null
  target: Range | null
  message: string
  suggestion: string | null
  fingerprint: string
}

// As reports/schema/compare.schema.json has it.
export interface Comparison {
  systems: { name: string; path: string }[]
  references: string[]
  source: string
  source_language: string
  target_language: string
  unit_count: number
  document_count: number // resampled whole; 0: every unit stands alone
  samples: number
  seed: number
  alpha: number
  metrics: MetricComparison[]
  buckets: BucketTable[]
  ngrams_gained: NgramDifference[]
  ngrams_lost: NgramDifference[]
  differences: UnitDifference[]
  units: ComparedUnit[]
  remarks: string[]
}

export interface MetricComparison {
  metric: string
  better: 'higher' | 'lower' | 'nearer to ideal'
  ideal: number | null
  decimals: number
  systems: { score: { metric: string; value: number | null; reason?: string; signature: string }; interval: { mean: number; half_width: number } | null }[]
  differences: Difference[]
}

export interface Difference {
  system: number
  baseline_score: number
  score: number
  difference: number
  low: number
  high: number
  p_value: number
  holm_p_value: number
  significant: boolean
  detectable: number
  human_agreement: number | null
}

export interface BucketTable {
  by: string
  measure: string
  counts: string // what `units` of a bucket are: units, words
  decimals: number
  lower_is_better: boolean
  buckets: { name: string; units: number; values: (number | null)[] }[]
}

export interface NgramDifference {
  system: number
  text: string
  order: number
  reference: number
  baseline_hits: number
  system_hits: number
}

export interface UnitDifference {
  system: number
  metric: number
  unit: number // index of `units`
  baseline_value: number
  value: number
}

export interface ComparedUnit {
  number: number // from 0
  source: string | null
  references: string[]
  hypotheses: string[]
  values: (number | null)[][] // [metric][system]
  findings: string[][] // [system]
}

// As reports/schema/history.schema.json has the runs.
export interface HistoryRun {
  id: number
  time: string
  commit: string
  verdict: string
  scores: { suite: string; metric: string; lower_is_better: boolean; value: number | null; baseline: number | null; gain: number | null; gain_low: number | null; gain_high: number | null; verdict: string }[]
  findings: { suite: string; units: number; minor: number; major: number; critical: number; added: number; fixed: number; suppressed: number; verdict: string; checked: boolean }[]
}
