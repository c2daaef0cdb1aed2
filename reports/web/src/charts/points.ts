// Points of a plot by place: which one is nearest to the pointer, at 100,000 points too.

const CELL = 16

/** Built once for a size of the plot; a query looks at the cells around the pointer only. */
export class PointIndex {
  private readonly across: number
  private readonly starts: Int32Array
  private readonly order: Int32Array

  /** NaN: the point is not drawn. */
  constructor(
    private readonly x: Float32Array,
    private readonly y: Float32Array,
    width: number,
    height: number,
  ) {
    this.across = Math.max(1, Math.ceil(width / CELL))
    const cells = this.across * Math.max(1, Math.ceil(height / CELL))
    const cell = new Int32Array(x.length).fill(-1)
    this.starts = new Int32Array(cells + 1)
    for (let i = 0; i < x.length; ++i) {
      const where = Math.floor(y[i]! / CELL) * this.across + Math.floor(x[i]! / CELL)
      if (!(x[i]! >= 0 && x[i]! < this.across * CELL && where >= 0 && where < cells)) continue
      cell[i] = where
      ++this.starts[where + 1]!
    }
    for (let c = 0; c < cells; ++c) this.starts[c + 1]! += this.starts[c]!
    this.order = new Int32Array(this.starts[cells]!)
    const next = this.starts.slice()
    for (let i = 0; i < x.length; ++i) {
      const where = cell[i]!
      if (where >= 0) this.order[next[where]!++] = i
    }
  }

  /** The point nearest to (left, top), not farther than `reach`, of two as near the one that `weight` makes greater. */
  nearest(left: number, top: number, reach: number, weight: (point: number) => number): number | null {
    let best: number | null = null
    let bestDistance = reach * reach
    const rows = (this.starts.length - 1) / this.across
    const span = Math.ceil(reach / CELL)
    const column = Math.floor(left / CELL)
    const row = Math.floor(top / CELL)
    for (let r = Math.max(0, row - span); r <= Math.min(rows - 1, row + span); ++r) {
      for (let c = Math.max(0, column - span); c <= Math.min(this.across - 1, column + span); ++c) {
        const cell = r * this.across + c
        for (let k = this.starts[cell]!; k < this.starts[cell + 1]!; ++k) {
          const point = this.order[k]!
          const distance = (this.x[point]! - left) ** 2 + (this.y[point]! - top) ** 2
          if (distance > bestDistance) continue
          if (distance === bestDistance && best !== null && weight(point) <= weight(best)) continue
          best = point
          bestDistance = distance
        }
      }
    }
    return best
  }
}
