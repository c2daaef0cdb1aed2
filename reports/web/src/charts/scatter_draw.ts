// Draws the points of the length plot: few as discs, many as dots on a raster of their own, which costs the same however
// many they are.
import type uPlot from 'uplot'

const FEW = 3000

interface Looks {
  usual: string
  short: string
  long: string
  paper: string
}

/** x and y in CSS pixels from the area's corner; kind: 0 usual, −1 short, 1 long. */
export function drawPoints(plot: uPlot, x: Float32Array, y: Float32Array, kind: Int8Array, looks: Looks): void {
  const { ctx, bbox } = plot
  const ratio = devicePixelRatio || 1
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  ctx.translate(bbox.left, bbox.top)
  if (x.length <= FEW) discs(ctx, x, y, kind, ratio, looks.usual)
  else raster(ctx, x, y, kind, ratio, bbox.width, bbox.height, looks.usual)
  triangles(ctx, x, y, kind, ratio, -1, looks.short, looks.paper)
  triangles(ctx, x, y, kind, ratio, 1, looks.long, looks.paper)
  ctx.restore()
}

function discs(ctx: CanvasRenderingContext2D, x: Float32Array, y: Float32Array, kind: Int8Array, ratio: number, colour: string): void {
  ctx.fillStyle = colour
  ctx.globalAlpha = x.length > 400 ? 0.45 : 0.65
  for (let i = 0; i < x.length; ++i) {
    if (kind[i] !== 0 || Number.isNaN(x[i]!)) continue
    ctx.beginPath()
    ctx.arc(x[i]! * ratio, y[i]! * ratio, 3 * ratio, 0, 2 * Math.PI)
    ctx.fill()
  }
  ctx.globalAlpha = 1
}

function raster(
  ctx: CanvasRenderingContext2D, x: Float32Array, y: Float32Array, kind: Int8Array, ratio: number, width: number, height: number, colour: string,
): void {
  const across = Math.ceil(width)
  const down = Math.ceil(height)
  const hits = new Uint8Array(across * down)
  const size = Math.max(1, Math.round(1.5 * ratio))
  for (let i = 0; i < x.length; ++i) {
    if (kind[i] !== 0) continue
    const column = Math.round(x[i]! * ratio)
    const row = Math.round(y[i]! * ratio)
    if (!(column >= 0 && row >= 0 && column < across - size && row < down - size)) continue
    for (let r = 0; r < size; ++r) {
      for (let c = 0; c < size; ++c) {
        const at = (row + r) * across + column + c
        if (hits[at]! < 255) ++hits[at]!
      }
    }
  }
  const layer = document.createElement('canvas')
  layer.width = across
  layer.height = down
  const onLayer = layer.getContext('2d')
  if (!onLayer) return
  onLayer.fillStyle = colour
  onLayer.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = onLayer.getImageData(0, 0, 1, 1).data
  const image = onLayer.createImageData(across, down)
  const pixels = new Uint32Array(image.data.buffer)
  const little = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1
  for (let at = 0; at < hits.length; ++at) {
    if (hits[at] === 0) continue
    const alpha = Math.min(235, 70 + 30 * hits[at]!)
    pixels[at] = little ? ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0 : ((red << 24) | (green << 16) | (blue << 8) | alpha) >>> 0
  }
  onLayer.putImageData(image, 0, 0)
  ctx.drawImage(layer, 0, 0)
}

function triangles(
  ctx: CanvasRenderingContext2D, x: Float32Array, y: Float32Array, kind: Int8Array, ratio: number, which: -1 | 1, colour: string, paper: string,
): void {
  const path = new Path2D()
  const many = x.length > FEW // then they lie on each other: smaller, and no edge that would hide the next
  const half = (many ? 3 : 4.5) * ratio
  const tip = which * half
  for (let i = 0; i < x.length; ++i) {
    if (kind[i] !== which || Number.isNaN(x[i]!)) continue
    const left = x[i]! * ratio
    const top = y[i]! * ratio
    path.moveTo(left - half, top + tip * 0.8)
    path.lineTo(left + half, top + tip * 0.8)
    path.lineTo(left, top - tip)
    path.closePath()
  }
  ctx.lineWidth = ratio
  ctx.strokeStyle = paper
  ctx.fillStyle = colour
  ctx.fill(path)
  if (!many) ctx.stroke(path)
}
