// What an editor decided of findings, and the files that carry it: to a colleague, and back into `lacuna check`.

export type Verdict = 'accepted' | 'dismissed'

export interface Decision {
  fingerprint: string // a decision holds for all findings with it: they have the same texts
  verdict: Verdict | null // null: only a comment
  comment: string
  unit: number // where it was taken, so that its finding is found again
  time: string // of the last change, ISO 8601
}

export type Decisions = ReadonlyMap<string, Decision>

const isVerdict = (value: unknown): value is Verdict => value === 'accepted' || value === 'dismissed'
const isFingerprint = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value)

/** With the decision; one that says nothing any more is taken out. */
export function withDecision(decisions: Decisions, decision: Decision): Decisions {
  const next = new Map(decisions)
  if (decision.verdict === null && decision.comment === '') next.delete(decision.fingerprint)
  else next.set(decision.fingerprint, decision)
  return next
}

export interface DecidedDocument {
  key: string
  name: string
  decisions: Decision[]
}

const FORMAT = 'lacuna decisions'

export function decisionFile(documents: readonly DecidedDocument[]): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, documents }, null, 2)}\n`
}

function decisionOf(value: unknown): Decision | null {
  const { fingerprint, verdict, comment, unit, time } = (value ?? {}) as Partial<Record<keyof Decision, unknown>>
  if (!isFingerprint(fingerprint) || !(verdict === null || isVerdict(verdict)) || typeof comment !== 'string') return null
  return { fingerprint, verdict, comment, unit: typeof unit === 'number' && unit >= 0 ? Math.floor(unit) : 0, time: typeof time === 'string' ? time : '' }
}

/** The documents of a file that `decisionFile` wrote; null: it is none. Entries that make no sense are left out and counted. */
export function readDecisionFile(text: string): { documents: DecidedDocument[]; broken: number } | null {
  let file: { format?: unknown; documents?: unknown }
  try {
    file = JSON.parse(text) as typeof file
  } catch {
    return null
  }
  if (file === null || typeof file !== 'object' || file.format !== FORMAT || !Array.isArray(file.documents)) return null
  let broken = 0
  const documents: DecidedDocument[] = []
  for (const document of file.documents as Partial<Record<keyof DecidedDocument, unknown>>[]) {
    if (typeof document?.key !== 'string' || !Array.isArray(document.decisions)) {
      ++broken
      continue
    }
    const decisions = document.decisions.map(decisionOf)
    broken += decisions.filter((decision) => decision === null).length
    documents.push({ key: document.key, name: typeof document.name === 'string' ? document.name : '', decisions: decisions.filter((decision) => decision !== null) })
  }
  return { documents, broken }
}

/** The suppressions of single findings in a file that `suppressionFile` wrote, or a person, as dismissals; null: it is none. */
export function readSuppressionFile(text: string): { decisions: Decision[]; broken: number } | null {
  let file: { suppressions?: unknown }
  try {
    file = JSON.parse(text) as typeof file
  } catch {
    return null
  }
  if (file === null || typeof file !== 'object' || !Array.isArray(file.suppressions)) return null
  // Without a time: a decision that was taken in a report is never older.
  const decisions = (file.suppressions as unknown[]).map((entry) => {
    const { fingerprint, reason } = (entry ?? {}) as { fingerprint?: unknown; reason?: unknown }
    return decisionOf({ fingerprint, verdict: 'dismissed', comment: typeof reason === 'string' && reason !== DEFAULT_REASON ? reason : '', unit: 0, time: '' })
  })
  return { decisions: decisions.filter((decision) => decision !== null), broken: decisions.filter((decision) => decision === null).length }
}

/** Of two decisions of one finding the later one holds. */
export function merged(mine: Decisions, theirs: readonly Decision[]): { decisions: Decisions; taken: number; kept: number } {
  const next = new Map(mine)
  let taken = 0
  let kept = 0
  for (const decision of theirs) {
    const own = next.get(decision.fingerprint)
    const same = own?.verdict === decision.verdict && own.comment === decision.comment
    if (own && own.time > decision.time) {
      if (!same) ++kept
      continue
    }
    if (!same) ++taken
    next.set(decision.fingerprint, decision)
  }
  return { decisions: next, taken, kept }
}

export const DEFAULT_REASON = 'false alarm, dismissed in the report'

/** What `lacuna check --suppressions FILE` reads: the dismissed findings, each once. */
export function suppressionFile(decisions: Iterable<Decision>): string {
  const suppressions = new Map<string, string>()
  for (const { fingerprint, verdict, comment } of decisions) {
    if (verdict === 'dismissed' && !suppressions.has(fingerprint)) suppressions.set(fingerprint, comment.trim() || DEFAULT_REASON)
  }
  return `${JSON.stringify({ suppressions: [...suppressions].map(([fingerprint, reason]) => ({ fingerprint, reason })) }, null, 2)}\n`
}

/** What the browser keeps. */
export const packDecisions = (decisions: Decisions): string => JSON.stringify([...decisions.values()])

export function unpackDecisions(text: string | null): Decisions {
  if (text === null) return new Map()
  try {
    const list: unknown = JSON.parse(text)
    if (!Array.isArray(list)) return new Map()
    return new Map(list.map(decisionOf).flatMap((decision) => (decision ? [[decision.fingerprint, decision] as const] : [])))
  } catch {
    return new Map()
  }
}
