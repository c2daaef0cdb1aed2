// A long list of which only the rows in sight exist. The window scrolls; rows have the height that they turn out to have.
import { measureElement, observeWindowOffset, observeWindowRect, Virtualizer, windowScroll, type VirtualizerOptions } from '@tanstack/virtual-core'
import type { ComponentChildren, HTMLAttributes } from 'preact'
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks'

const TABS = 52 // pixels of the bar that stays at the top (style/tokens.css)

/** How much of the window's top bars cover; in a low window the toolbar scrolls away. */
export function coveredBy(bar: HTMLElement | null): number {
  return bar && getComputedStyle(bar).position === 'sticky' ? TABS + bar.getBoundingClientRect().height : TABS
}

export interface ListHandle {
  /** Brings the row into sight; 'auto': only as far as needed. Of a row that is higher than the window the beginning. */
  show: (index: number, align?: 'start' | 'center' | 'auto') => void
}

interface Props {
  count: number
  keyOf: (index: number) => number
  estimate: number // of a row's height
  above: number // pixels at the top of the window that bars cover
  handle: { current: ListHandle | null }
  render: (index: number) => ComponentChildren
  attributes?: HTMLAttributes<HTMLDivElement>
}

const PADDING_START = 8 // pixels between the bars and a row that is shown
const PADDING_END = 16

export function VirtualList({ count, keyOf, estimate, above, handle, render, attributes }: Props) {
  const outer = useRef<HTMLDivElement>(null)
  const margin = useRef(0)
  const [, again] = useReducer((times: number) => times + 1, 0)
  const wanted = useRef(-1) // row that was shown last
  const made = useRef<Virtualizer<Window, HTMLElement> | null>(null)

  const options: VirtualizerOptions<Window, HTMLElement> = {
    count,
    getScrollElement: () => window,
    estimateSize: () => estimate,
    getItemKey: keyOf,
    overscan: 3,
    scrollMargin: margin.current,
    scrollPaddingStart: above + PADDING_START,
    scrollPaddingEnd: PADDING_END,
    initialOffset: () => window.scrollY,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    scrollToFn: windowScroll,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    measureElement,
    onChange: () => again(undefined),
  }
  const list = (made.current ??= new Virtualizer(options))
  list.setOptions(options)
  const tooHigh = (index: number): boolean => (list.measurementsCache[index]?.size ?? 0) > window.innerHeight - above - PADDING_START - PADDING_END
  handle.current = {
    show: (index, align = 'auto') => {
      const known = tooHigh(index)
      wanted.current = index
      list.scrollToIndex(index, { align: known ? 'start' : align })
      if (known) return
      // A row that was not drawn yet turns out to be what it is within two frames.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (wanted.current === index && tooHigh(index)) list.scrollToIndex(index, { align: 'start' })
        }),
      )
    },
  }

  useLayoutEffect(() => list._didMount(), [])
  useLayoutEffect(() => list._willUpdate())
  useLayoutEffect(() => {
    // Where the list begins: told anew when anything grows or shrinks, not with every step of a scroll.
    const place = (): void => {
      const top = outer.current ? outer.current.getBoundingClientRect().top + window.scrollY : 0
      if (Math.abs(top - margin.current) <= 1) return
      margin.current = top
      again(undefined)
    }
    place()
    const changed = new ResizeObserver(place)
    changed.observe(document.body)
    if (outer.current?.parentElement) for (const sibling of outer.current.parentElement.children) if (sibling !== outer.current) changed.observe(sibling)
    return () => changed.disconnect()
  }, [])

  const items = list.getVirtualItems()
  return (
    <div ref={outer} class="virtual" style={{ height: `${list.getTotalSize()}px` }} {...attributes}>
      <div style={{ transform: `translateY(${(items[0]?.start ?? 0) - margin.current}px)` }} role="presentation">
        {items.map(({ key, index }) => (
          <div key={key} data-index={index} ref={list.measureElement} role="presentation">
            {render(index)}
          </div>
        ))}
      </div>
    </div>
  )
}
