// Lengths of sources and targets: what a source's length lets expect of its target's, and who is far from it.
import type { UnitColumns } from '../model'

/** Deviations from the expected length that are no surprise: about one in three hundred lies beyond. */
export const USUAL_Z = 3

/** log((target + 1) / (source + 1)) is `mean` + z · sd(source), where sd² = `floor` + `slope` / (source + 1). */
export interface LengthBand {
  mean: number
  floor: number
  slope: number
}

const spread = ({ floor, slope }: LengthBand, source: number): number => Math.sqrt(Math.max(0, floor + slope / (source + 1)))

/** The target's length that lies `z` deviations from the expected one. */
export function lengthAt(band: LengthBand, source: number, z: number): number {
  return Math.max(0, (source + 1) * Math.exp(band.mean + z * spread(band, source)) - 1)
}

const SLOPES = [0, 1, 2, 4, 8, 16, 32, 64, 128, 256] // over the floor
const LEAST_UNITS = 8

/**
 * The page says how far each unit is from the expected length, not what that length is: this finds the model that its
 * numbers come from, by least squares. Null where too few units tell.
 */
export function fitBand({ sourceLength, targetLength, lengthZ }: UnitColumns): LengthBand | null {
  const source: number[] = []
  const ratio: number[] = []
  const z: number[] = []
  const stride = Math.max(1, Math.floor(lengthZ.length / 5000))
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
    let sumX = 0
    let sumY = 0
    let sumXX = 0
    let sumXY = 0
    let sumYY = 0
    for (let i = 0; i < count; ++i) {
      const x = z[i]! * Math.sqrt(1 + slope / source[i]!)
      const y = ratio[i]!
      sumX += x
      sumY += y
      sumXX += x * x
      sumXY += x * y
      sumYY += y * y
    }
    const spreadX = sumXX - (sumX * sumX) / count
    if (spreadX <= 1e-12 * count) continue
    const sd = (sumXY - (sumX * sumY) / count) / spreadX
    if (sd <= 0) continue
    const mean = (sumY - sd * sumX) / count
    const error = sumYY - mean * sumY - sd * sumXY
    if (!best || error < best.error - 1e-9) best = { band: { mean, floor: sd * sd, slope: sd * sd * slope }, error }
  }
  return best?.band ?? null
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
