// A scale that holds intervals and zero, with round ticks.

export interface Scale {
  low: number
  high: number
  ticks: number[]
}

/** Holds all of `values` and 0; about `most` ticks. */
export function scaleOf(values: readonly number[], most = 5): Scale {
  let low = Math.min(0, ...values)
  let high = Math.max(0, ...values)
  if (!(high > low)) [low, high] = [-1, 1]
  const pad = (high - low) * 0.06
  if (low < 0) low -= pad
  if (high > 0) high += pad
  const rough = (high - low) / most
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? 10 * power
  const ticks: number[] = []
  for (let n = Math.ceil(low / step); n * step <= high; ++n) ticks.push(Number((n * step).toPrecision(12)))
  return { low, high, ticks }
}

/** Where a value lies, 0..1. */
export const shareOf = ({ low, high }: Scale, value: number): number => (value - low) / (high - low)
