// Which words of a unit render which, as a pointer or a key goes from word to word.
import type { Range, UnitTexts } from '../model'

const NUMBERS = 5 // of each entry of `UnitTexts.rendered`

export type Side = 'source' | 'target'
export const otherSide = (side: Side): Side => (side === 'source' ? 'target' : 'source')

export interface Links {
  words: Record<Side, Range[]> // in reading order
  partners: Record<Side, number[][]> // of word i: words of the other side
}

interface Link {
  source: Range
  target: Range
}

function unpacked(rendered: UnitTexts['rendered']): Link[] {
  const links: Link[] = []
  let sourceEnd = 0
  let targetEnd = 0
  for (let i = 0; i + NUMBERS <= rendered.length; i += NUMBERS) {
    const sourceBegin = sourceEnd + rendered[i]!
    sourceEnd = sourceBegin + rendered[i + 1]!
    const targetBegin = targetEnd + rendered[i + 2]!
    targetEnd = targetBegin + rendered[i + 3]!
    links.push({ source: [sourceBegin, sourceEnd], target: [targetBegin, targetEnd] })
  }
  return links
}

export function linksOf(rendered: UnitTexts['rendered']): Links {
  const links = unpacked(rendered)
  const collect = (side: Side): [Range[], Map<string, number>] => {
    const unique = new Map<string, Range>()
    for (const { [side]: range } of links) if (range[1] > range[0]) unique.set(range.join(' '), range)
    const words = [...unique.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1])
    return [words, new Map(words.map((word, index) => [word.join(' '), index]))]
  }
  const [source, sourceIndex] = collect('source')
  const [target, targetIndex] = collect('target')
  const toTarget: number[][] = source.map(() => [])
  const toSource: number[][] = target.map(() => [])
  for (const link of links) {
    const from = sourceIndex.get(link.source.join(' '))
    const to = targetIndex.get(link.target.join(' '))
    if (from === undefined || to === undefined) continue
    if (!toTarget[from]!.includes(to)) toTarget[from]!.push(to)
    if (!toSource[to]!.includes(from)) toSource[to]!.push(from)
  }
  return { words: { source, target }, partners: { source: toTarget, target: toSource } }
}
