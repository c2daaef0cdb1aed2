// A unit's two sides beside each other: marks, and which words render which. Pointer, tap and arrow keys go from word to word.
import { useSignal, type Signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { messages } from '../i18n'
import { checkName } from '../names'
import type { Range, RunHead, UnitTexts } from '../model'
import { spoken } from '../state/announce'
import { occurrences } from '../text/fold'
import { linksOf, otherSide, type Links, type Side } from '../text/links'
import { stretchesOf, type Mark, type Stretch } from '../text/pieces'
import { marksOf } from '../text/unit_marks'

const t = messages({
  source: { en: 'Source', vi: 'Bản gốc' },
  target: { en: 'Translation', vi: 'Bản dịch' },
  words: { en: '{side}; arrow keys left and right go from word to word', vi: '{side}; dùng phím mũi tên trái, phải để đi từng từ' },
  lacks: { en: 'something is missing here', vi: 'chỗ này thiếu nội dung' },
  extra: { en: 'nothing here corresponds to the added words', vi: 'chỗ này không có gì ứng với phần thêm thừa' },
  place: { en: 'place of a finding', vi: 'vị trí của phát hiện' },
  no_source: { en: 'no source text', vi: 'không có bản gốc' },
  no_target: { en: 'no translation', vi: 'không có bản dịch' },
  renders: { en: '“{word}” corresponds to “{others}”', vi: '“{word}” ứng với “{others}”' },
})

export const sideName = (side: Side): string => t(side)

interface ActiveWord {
  side: Side
  word: number
}

interface PairProps {
  unit: UnitTexts
  run: RunHead
  shown: number | null // finding whose marks stand out; null: all alike
  query?: string // folded: what the search found is outlined
  linkOf?: (finding: number) => string // marks lead there
  sides?: readonly Side[]
}

export const SIDES = ['source', 'target'] as const

export function Pair({ unit, run, shown, query = '', linkOf, sides = SIDES }: PairProps) {
  const active = useSignal<ActiveWord | null>(null)
  const links = useMemo(() => linksOf(unit.rendered), [unit])
  return (
    <div class={`pair${sides.length === 1 ? ' single' : ''}`}>
      {sides.map((side) => (
        <SideText key={side} {...{ unit, run, side, shown, query, links, active }} linkOf={linkOf} />
      ))}
    </div>
  )
}

interface SideProps {
  unit: UnitTexts
  run: RunHead
  side: Side
  shown: number | null
  query: string
  links: Links
  active: Signal<ActiveWord | null>
  linkOf: ((finding: number) => string) | undefined
}

function SideText({ unit, run, side, shown, query, links, active, linkOf }: SideProps) {
  const text = unit[side]
  const words = links.words[side]
  const ruleOf = (finding: number): string => run.rules[run.findings.rule[finding] ?? 0] ?? ''
  const stretches = useMemo(() => {
    if (text === null) return []
    return stretchesOf(text.length, marksOf(unit.findings, side, shown, ruleOf), words, occurrences(text, query))
  }, [unit, side, shown, query])
  if (text === null) {
    return (
      <div>
        <SideName side={side} />
        <p class="text none">{t(side === 'source' ? 'no_source' : 'no_target')}</p>
      </div>
    )
  }
  const now = active.value
  const partners = now && now.side !== side ? links.partners[now.side][now.word] ?? [] : []
  const lookOfWord = (word: number): string => (now?.side === side && now.word === word ? ' on' : partners.includes(word) ? ' partner' : '')

  const wordAt = (target: EventTarget | null): number | null => {
    const element = target instanceof Element ? target.closest('[data-word]') : null
    return element ? Number(element.getAttribute('data-word')) : null
  }
  const activate = (word: number | null): void => {
    if (word === null ? active.value !== null : active.value?.side !== side || active.value.word !== word) active.value = word === null ? null : { side, word }
  }
  const step = (event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
    if ((event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') || event.ctrlKey || event.altKey || event.metaKey || words.length === 0) return
    event.preventDefault()
    const forward = (event.key === 'ArrowRight') !== (getComputedStyle(event.currentTarget).direction === 'rtl')
    const from = active.value?.side === side ? active.value.word : forward ? -1 : words.length
    const word = Math.max(0, Math.min(words.length - 1, from + (forward ? 1 : -1)))
    activate(word)
    speak(unit, links, side, word)
  }
  return (
    <div>
      <SideName side={side} />
      <p
        class="text"
        lang={run[side].language || undefined}
        dir="auto"
        {...(linkOf || words.length === 0 ? {} : { tabIndex: 0, role: 'group', 'aria-label': t('words', { side: t(side) }) })}
        onPointerOver={(event) => activate(wordAt(event.target))}
        onPointerLeave={(event) => event.pointerType === 'mouse' && activate(null)}
        onClick={(event) => activate(wordAt(event.target))}
        onKeyDown={step}
        onBlur={() => activate(null)}
      >
        {stretches.map((stretch, index) => drawn(stretch, index, text, lookOfWord, linkOf && ((finding) => ({ href: linkOf(finding), name: checkName(ruleOf(finding)) }))))}
      </p>
    </div>
  )
}

/** Which side it is, where they stand below each other. */
const SideName = ({ side }: { side: Side }) => (
  <p class="side-name" aria-hidden="true">
    {t(side)}
  </p>
)

function speak(unit: UnitTexts, links: Links, side: Side, word: number): void {
  const other = otherSide(side)
  const slice = (of: Side, range: Range | undefined): string => (range ? (unit[of] ?? '').slice(...range) : '')
  const others = (links.partners[side][word] ?? []).map((partner) => slice(other, links.words[other][partner])).join(' … ')
  spoken.value = t('renders', { word: slice(side, links.words[side][word]), others })
}

function placeLabel({ look }: Mark): string {
  return t(look === 'omission' ? 'lacks' : look === 'addition' ? 'extra' : 'place')
}

function drawn({ mark, pieces }: Stretch, key: number, text: string, lookOfWord: (word: number) => string, linkOf: ((finding: number) => { href: string; name: string }) | undefined): VNode {
  const content = pieces.map(({ begin, end, word, hit }) => {
    const part = text.slice(begin, end)
    const looks = `${word >= 0 ? `w${lookOfWord(word)}` : ''}${hit ? ' hit' : ''}`
    return looks ? (
      <span key={begin} class={looks} data-word={word >= 0 ? word : undefined}>
        {part}
      </span>
    ) : (
      part
    )
  })
  if (!mark) return <span key={key}>{content}</span>
  const looks = `${mark.look} ${mark.own ? 'own' : 'further'}`
  const link = linkOf?.(mark.finding)
  if (pieces.length === 0) {
    return link ? (
      <a key={key} class={`place ${looks}`} href={link.href} aria-label={`${link.name}: ${placeLabel(mark)}`} />
    ) : (
      <span key={key} class={`place ${looks}`} role="img" aria-label={placeLabel(mark)} />
    )
  }
  return link ? (
    <a key={key} class={`mark ${looks}`} href={link.href} aria-label={`${link.name}: ${text.slice(pieces[0]?.begin, pieces.at(-1)?.end)}`}>
      {content}
    </a>
  ) : (
    <mark key={key} class={`mark ${looks}`}>
      {content}
    </mark>
  )
}
