// How axes look: quiet, few lines, numbers as the language writes them.
import type uPlot from 'uplot'
import { number } from '../i18n'
import { canvasFont, colours } from './colours'

export function axis(label: string | null, format: (value: number) => string, more: Partial<uPlot.Axis> = {}): uPlot.Axis {
  const colour = colours()
  return {
    stroke: colour('quiet'),
    font: canvasFont(12),
    labelFont: canvasFont(12),
    ...(label === null ? {} : { label, labelSize: 20, labelGap: 0 }),
    grid: { stroke: colour('line'), width: 1 },
    ticks: { show: false },
    border: { show: true, stroke: colour('line-strong'), width: 1 },
    values: (_plot, splits) => splits.map((split) => (split === null ? '' : format(split))),
    ...more,
  }
}

/** No more digits than tell the ticks apart. */
export const tickNumber = (value: number): string => number(value, Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2)
