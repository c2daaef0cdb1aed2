// Which words of a unit render which, as a pointer or a key goes from word to word.
import type { Range, UnitTexts } from '../model'

export type Side = 'source' | 'target'
export const otherSide = (side: Side): Side => (side === 'source' ? 'target' : 'source')

export interface Links {
  words: Record<Side, Range[]> // in reading order
  partners: Record<Side, number[][]> // of word i: words of the other side
}

export function linksOf(rendered: UnitTexts['rendered']): Links {
  const collect = (begin: 0 | 2): [Range[], Map<string, number>] => {
    const unique = new Map<string, Range>()
    for (const link of rendered) if (link[begin + 1]! > link[begin]!) unique.set(`${link[begin]} ${link[begin + 1]}`, [link[begin]!, link[begin + 1]!])
    const words = [...unique.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1])
    return [words, new Map(words.map((word, index) => [word.join(' '), index]))]
  }
  const [source, sourceIndex] = collect(0)
  const [target, targetIndex] = collect(2)
  const toTarget: number[][] = source.map(() => [])
  const toSource: number[][] = target.map(() => [])
  for (const [sourceBegin, sourceEnd, targetBegin, targetEnd] of rendered) {
    const from = sourceIndex.get(`${sourceBegin} ${sourceEnd}`)
    const to = targetIndex.get(`${targetBegin} ${targetEnd}`)
    if (from === undefined || to === undefined) continue
    if (!toTarget[from]!.includes(to)) toTarget[from]!.push(to)
    if (!toSource[to]!.includes(from)) toSource[to]!.push(from)
  }
  return { words: { source, target }, partners: { source: toTarget, target: toSource } }
}
