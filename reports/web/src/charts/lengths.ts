// Lengths of sources and targets: what a source's length lets expect of its target's, and who is far from it.
import type { UnitColumns } from '../model'

/** Deviations from the expected length that are no surprise: about one in three hundred lies beyond. */
export const USUAL_Z = 3

/** log((target + 1) / (source + 1)) is `mean` + (z + `usual`) · sd(source), where sd² = `floor` + `slope` / (source + 1). */
export interface LengthBand {
  mean: number
  floor: number
  slope: number
  usual: number // z of this translation's manner: deviations are told from it
}

const spread = ({ floor, slope }: LengthBand, source: number): number => Math.sqrt(Math.max(0, floor + slope / (source + 1)))

/** The target's length that lies `z` deviations from the expected one. */
export function lengthAt(band: LengthBand, source: number, z: number): number {
  return Math.max(0, (source + 1) * Math.exp(band.mean + (z + band.usual) * spread(band, source)) - 1)
}

const SLOPES = [0, 1, 2, 4, 8, 16, 32, 64, 128, 256] // over the floor
const LEAST_UNITS = 8
const ENOUGH_UNITS = 1000 // the numbers obey the model but for rounding

/**
 * The page says how far each unit is from the expected length, not what that length is: this finds the model that its
 * numbers come from, by least squares. Null where too few units tell.
 */
export function fitBand({ sourceLength, targetLength, lengthZ }: UnitColumns): LengthBand | null {
  const source: number[] = []
  const ratio: number[] = []
  const z: number[] = []
  const stride = Math.max(1, Math.floor(lengthZ.length / ENOUGH_UNITS))
  for (let unit = 0; unit < lengthZ.length; unit += stride) {
    const from = sourceLength[unit] ?? null
    const to = targetLength[unit] ?? null
    const deviation = lengthZ[unit] ?? null
    if (from === null || to === null || deviation === null) continue
    source.push(from + 1)
    ratio.push(Math.log((to + 1) / (from + 1)))
    z.push(deviation)
  }
  const count = source.length
  if (count < LEAST_UNITS) return null
  let best: { band: LengthBand; error: number } | null = null
  for (const slope of SLOPES) {
    // ratio = mean + usual · sd · w + sd · z · w, where w is the spread at this length over the floor's: linear in all three.
    const rows = source.map((length, i) => {
      const w = Math.sqrt(1 + slope / length)
      return [1, z[i]! * w, w] as const
    })
    const columns = slope === 0 ? 2 : 3 // without a slope w says nothing
    const [mean = 0, sd = 0, shift = 0] = leastSquares(rows, ratio, columns) ?? []
    if (sd <= 0) continue
    const error = rows.reduce((sum, row, i) => sum + (ratio[i]! - mean * row[0] - sd * row[1] - shift * row[2]) ** 2, 0)
    if (!best || error < best.error - 1e-9) best = { band: { mean, floor: sd * sd, slope: sd * sd * slope, usual: shift / sd }, error }
  }
  return best?.band ?? null
}

/** The weights of the first `columns` numbers of each row whose sum is nearest to `wanted`; null: the rows do not tell. */
function leastSquares(rows: readonly (readonly number[])[], wanted: readonly number[], columns: number): number[] | null {
  // Normal equations, solved by Gauss with pivots.
  const matrix = Array.from({ length: columns }, (_, a) => [
    ...Array.from({ length: columns }, (_, b) => rows.reduce((sum, row) => sum + row[a]! * row[b]!, 0)),
    rows.reduce((sum, row, i) => sum + row[a]! * wanted[i]!, 0),
  ])
  for (let column = 0; column < columns; ++column) {
    let pivot = column
    for (let row = column + 1; row < columns; ++row) if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row
    ;[matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!]
    const top = matrix[column]!
    if (Math.abs(top[column]!) < 1e-9 * rows.length) return null
    for (let row = 0; row < columns; ++row) {
      if (row === column) continue
      const factor = matrix[row]![column]! / top[column]!
      for (let k = column; k <= columns; ++k) matrix[row]![k]! -= factor * top[k]!
    }
  }
  return matrix.map((row, column) => row[columns]! / row[column]!)
}

/** The units that are farthest from the expected length, the farthest first; at most `most`, all beyond `limit`. */
export function outliers(lengthZ: readonly (number | null)[], most: number, limit = USUAL_Z): number[] {
  const found: number[] = []
  const size = (unit: number): number => Math.abs(lengthZ[unit] ?? 0)
  lengthZ.forEach((z, unit) => {
    if (z === null || Math.abs(z) < limit) return
    if (found.length === most && size(found[most - 1]!) >= Math.abs(z)) return
    let place = found.length
    while (place > 0 && size(found[place - 1]!) < Math.abs(z)) --place
    found.splice(place, 0, unit)
    if (found.length > most) found.pop()
  })
  return found
}

export function countOutliers(lengthZ: readonly (number | null)[], limit = USUAL_Z): { short: number; long: number } {
  let short = 0
  let long = 0
  for (const z of lengthZ) {
    if (z === null) continue
    if (z <= -limit) ++short
    if (z >= limit) ++long
  }
  return { short, long }
}
