// A unit's two sides beside each other: marks, and which words render which. Pointer, tap and arrow keys go from word to word.
import { useSignal, type Signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { Button } from './basics'
import { messages } from '../i18n'
import { checkName } from '../names'
import type { Range, RunHead, UnitTexts } from '../model'
import { spoken } from '../state/announce'
import { excerptOf } from '../text/excerpt'
import { occurrences, termsOf } from '../text/fold'
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
  all: { en: 'Show the whole text', vi: 'Hiện toàn bộ nội dung' },
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
  dismissed?: (finding: number) => boolean // its marks are pale where they lead somewhere, else left out
  cut?: boolean // of very long texts only what stands round the marks, and a button for the rest
  sides?: readonly Side[]
}

export const SIDES = ['source', 'target'] as const

export function Pair({ unit, run, shown, query = '', linkOf, dismissed = () => false, cut = false, sides = SIDES }: PairProps) {
  const active = useSignal<ActiveWord | null>(null)
  const whole = useSignal(false)
  const links = useMemo(() => linksOf(unit.rendered), [unit])
  const sought = useMemo(() => soughtIn(unit, query), [unit, query])
  const faded = unit.findings.filter(({ index }) => dismissed(index)).map(({ index }) => index)
  const parts = cut && !whole.value ? sides.map((side) => partOf(unit, side, shown, sought)) : []
  return (
    <>
      <div class={`pair${sides.length === 1 ? ' single' : ''}`}>
        {sides.map((side, index) => (
          <SideText key={side} {...{ unit, run, side, shown, sought, links, active, faded }} part={parts[index] ?? null} linkOf={linkOf} />
        ))}
      </div>
      {parts.some((part) => part !== null) && (
        <Button look="plain" class="whole" onClick={() => (whole.value = true)}>
          {t('all')}
        </Button>
      )}
    </>
  )
}

/** What the search found: the query as it stands, if the unit has it so, else its words. */
function soughtIn(unit: UnitTexts, query: string): string[] {
  if (query === '') return []
  const asItStands = SIDES.some((side) => occurrences(unit[side] ?? '', query).length > 0)
  return asItStands ? [query] : termsOf(query).filter((term) => term.length > 1)
}

const hitsIn = (text: string, sought: readonly string[]): Range[] => sought.flatMap((term) => occurrences(text, term))

/** The part that is shown of a very long text; null: all of it, as where the search found only something else. */
function partOf(unit: UnitTexts, side: Side, shown: number | null, sought: readonly string[]): Range | null {
  const text = unit[side] ?? ''
  const own = unit.findings.find(({ index }) => index === shown)?.[side]
  const part = excerptOf(text, own ? [own] : [])
  if (!part) return null
  const hits = hitsIn(text, sought)
  return hits.length === 0 || hits.some(([begin, end]) => part[0] <= begin && end <= part[1]) ? part : null
}

interface SideProps {
  unit: UnitTexts
  run: RunHead
  side: Side
  shown: number | null
  sought: readonly string[] // folded
  faded: readonly number[] // findings that were dismissed
  part: Range | null // that is shown; null: all
  links: Links
  active: Signal<ActiveWord | null>
  linkOf: ((finding: number) => string) | undefined
}

function SideText({ unit, run, side, shown, sought, faded, part, links, active, linkOf }: SideProps) {
  const text = unit[side]
  const words = links.words[side]
  const ruleOf = (finding: number): string => run.rules[run.findings.rule[finding] ?? 0] ?? ''
  const stretches = useMemo(() => {
    if (text === null) return []
    const marked = unit.findings.filter(({ index }) => linkOf !== undefined || index === shown || !faded.includes(index))
    const marks = marksOf(marked, side, shown, ruleOf, (finding) => shown === null && faded.includes(finding))
    return stretchesOf(text.length, marks, words, hitsIn(text, sought), part ?? [0, text.length])
  }, [unit, side, shown, sought, faded.join(), part?.join()])
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
        {part && part[0] > 0 && <span class="cut">… </span>}
        {stretches.map((stretch, index) => drawn(stretch, index, text, lookOfWord, linkOf && ((finding) => ({ href: linkOf(finding), name: checkName(ruleOf(finding)), first: firstOf(stretches, finding) === index }))))}
        {part && part[1] < text.length && <span class="cut"> …</span>}
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

/** Where a finding's mark begins: that is its link, however often other marks interrupt it. */
const firstOf = (stretches: readonly Stretch[], finding: number): number => stretches.findIndex(({ mark, pieces }) => mark?.finding === finding && pieces.length > 0)

const SHORT = 4 // letters: a mark of fewer is no target for a finger

function placeLabel({ look }: Mark): string {
  return t(look === 'omission' ? 'lacks' : look === 'addition' ? 'extra' : 'place')
}

function drawn({ mark, pieces }: Stretch, key: number, text: string, lookOfWord: (word: number) => string, linkOf: ((finding: number) => { href: string; name: string; first: boolean }) | undefined): VNode {
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
  const length = (pieces.at(-1)?.end ?? 0) - (pieces[0]?.begin ?? 0)
  const looks = `${mark.look} ${mark.own ? 'own' : 'further'}${mark.faded ? ' faded' : ''}`
  const link = linkOf?.(mark.finding)
  if (pieces.length === 0) {
    return link ? (
      <a key={key} class={`place ${looks}`} href={link.href} aria-label={`${link.name}: ${placeLabel(mark)}`} />
    ) : (
      <span key={key} class={`place ${looks}`} role="img" aria-label={placeLabel(mark)} />
    )
  }
  return link?.first ? (
    <a key={key} class={`mark ${looks}${length < SHORT ? ' short' : ''}`} href={link.href} aria-label={`${link.name}: ${text.slice(...mark.range)}`}>
      {content}
    </a>
  ) : (
    <mark key={key} class={`mark ${looks}`} onClick={link ? () => (location.hash = link.href) : undefined}>
      {content}
    </mark>
  )
}
