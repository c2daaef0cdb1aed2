// A uPlot in a view: as wide as its place, drawn again when the place, the theme or the language changes.
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { language } from '../i18n'
import { themeChanges } from './colours'
import { enqueue } from './queue'

export interface Built {
  options: Omit<uPlot.Options, 'width' | 'height'>
  data: uPlot.AlignedData
}

interface Props {
  label: string // read out in place of the drawing
  height: number
  build: (width: number) => Built // pure, but for colours; another function makes another plot
  onPlot?: (plot: uPlot) => void
}

export function Plot({ label, height, build, onPlot }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const theme = themeChanges.value
  const words = language.value

  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const measure = (): void => setWidth(Math.floor(element.clientWidth))
    let forget = (): void => undefined
    const observer = new ResizeObserver(() => {
      forget()
      forget = enqueue(measure) // each plot in a task of its own
    })
    observer.observe(element)
    measure()
    return () => {
      observer.disconnect()
      forget()
    }
  }, [])

  useLayoutEffect(() => {
    if (!place.current || width < 40) return
    const { options, data } = build(width)
    const plot = new uPlot({ ...options, width, height }, data, place.current)
    onPlot?.(plot)
    return () => plot.destroy()
  }, [width, height, build, theme, words])

  return <div ref={place} class={`plot plot-${height}`} role="img" aria-label={label} />
}
