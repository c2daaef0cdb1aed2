// The marks of a unit's findings on each side.
import { lookOf } from '../names'
import type { FindingTexts } from '../model'
import type { Side } from './links'
import type { Mark } from './pieces'

/** `shown`: index of the finding that the marks are drawn for; null: all alike. `faded`: whether a finding was dismissed. */
export function marksOf(findings: readonly FindingTexts[], side: Side, shown: number | null, ruleOf: (index: number) => string, faded: (index: number) => boolean = () => false): Mark[] {
  return findings.flatMap((finding) => {
    const range = finding[side]
    return range ? [{ range, look: lookOf(ruleOf(finding.index)), own: shown === null || finding.index === shown, finding: finding.index, ...(faded(finding.index) ? { faded: true } : {}) }] : []
  })
}
