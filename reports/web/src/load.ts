// Reads the blocks of the page.
import type { PageHead, RunHead, UnitPart, UnitTexts } from './model'

// The script stands behind the head and before the parts: the first view need not wait for them.
const whole = new Promise<void>((resolve) => {
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => resolve(), { once: true })
  else resolve()
})

async function read<T>(id: string): Promise<T> {
  const element = document.getElementById(id)
  if (!element) throw new Error(`the page has no block ${id}`)
  const bytes = atob(element.textContent ?? '')
  const packed = new Uint8Array(bytes.length)
  for (let i = 0; i < bytes.length; i++) packed[i] = bytes.charCodeAt(i)
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  return JSON.parse(await new Response(unpacked).text()) as T
}

export const readHead = (): Promise<PageHead> => read<PageHead>('head')

/** The texts of a run's units; each part is unpacked once, when it is first wanted. */
export class Texts {
  private readonly parts = new Map<number, UnitPart>()
  private readonly coming = new Map<number, Promise<UnitPart>>()

  constructor(private readonly run: RunHead) {}

  get partCount(): number {
    return Math.ceil(this.run.units.count / this.run.unitsPerPart)
  }

  /** The unit, if its part is here. */
  peek(unit: number): UnitTexts | undefined {
    const part = Math.floor(unit / this.run.unitsPerPart)
    return this.parts.get(part)?.[unit - part * this.run.unitsPerPart]
  }

  part(index: number): Promise<UnitPart> {
    const running = this.coming.get(index)
    if (running) return running
    const started = whole.then(() => read<UnitPart>(`part-${this.run.firstPart + index}`)).then((part) => {
      this.parts.set(index, part)
      return part
    })
    this.coming.set(index, started)
    return started
  }

  async unit(unit: number): Promise<UnitTexts> {
    await this.part(Math.floor(unit / this.run.unitsPerPart))
    const texts = this.peek(unit)
    if (!texts) throw new Error(`the page has no unit ${unit}`)
    return texts
  }
}
