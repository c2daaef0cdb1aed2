// Units in reading order, drawn in as many columns as there is room for: a column shows the worst of its units, so that no
// gap is lost between its neighbours.

export interface Column {
  first: number // unit
  last: number
  worst: number // unit with the least value; the first without any, if none has one
  least: number | null // null: none of them has a value
  mean: number | null
}

/** At most `room` columns, each of as many units as the others; the last may have fewer. */
export function columns(values: readonly (number | null)[], room: number): Column[] {
  const count = values.length
  const each = Math.max(1, Math.ceil(count / Math.max(1, Math.floor(room))))
  const result: Column[] = []
  for (let first = 0; first < count; first += each) {
    const end = Math.min(count, first + each)
    let worst = first
    let least: number | null = null
    let sum = 0
    let known = 0
    for (let unit = first; unit < end; ++unit) {
      const value = values[unit] ?? null
      if (value === null) continue
      sum += value
      ++known
      if (least === null || value < least) {
        least = value
        worst = unit
      }
    }
    result.push({ first, last: end - 1, worst, least, mean: known > 0 ? sum / known : null })
  }
  return result
}

/** The column that a unit is in; columns as `columns` made them. */
export function columnOf(unit: number, made: readonly Column[]): number {
  const first = made[0]
  return first ? Math.min(made.length - 1, Math.floor(unit / (first.last - first.first + 1))) : -1
}

/** The units with the least values below `limit`, the least first; at most `most`. */
export function least(values: readonly (number | null)[], most: number, limit = Infinity): number[] {
  const found: { unit: number; value: number }[] = []
  values.forEach((value, unit) => {
    if (value === null || value >= limit) return
    const worst = found[found.length - 1]
    if (found.length === most && worst && worst.value <= value) return
    let place = found.length
    while (place > 0 && (found[place - 1]?.value ?? 0) > value) --place
    found.splice(place, 0, { unit, value })
    if (found.length > most) found.pop()
  })
  return found.map(({ unit }) => unit)
}

/** Numbers of units, from 1, to name on an axis: the first, and round ones; about `most`. */
export function ticksOfUnits(count: number, most: number): number[] {
  const rough = count / Math.max(1, most)
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? 10 * power
  const ticks = count > 0 ? [1] : []
  for (let unit = step === 1 ? 2 : step; unit <= count; unit += step) ticks.push(unit)
  return ticks
}
