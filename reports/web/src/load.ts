// Reads the blocks of the page.
import type { PageHead, RunHead, UnitPart, UnitTexts } from './model'

/** A block cannot be read: the page's file is damaged or cut short. */
export class BlockError extends Error {}
/** The browser cannot unpack gzip. */
export class OldBrowserError extends Error {}

// The script stands behind the head and before the parts: the first view need not wait for them.
const whole = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => resolve(), { once: true })
    else resolve()
  })

async function read<T>(id: string): Promise<T> {
  if (typeof DecompressionStream === 'undefined') throw new OldBrowserError('no DecompressionStream')
  const element = document.getElementById(id)
  if (!element) throw new BlockError(`the page has no block ${id}`)
  try {
    const binary = atob(element.textContent ?? '')
    const packed = new Uint8Array(binary.length)
    for (let i = 0; i < packed.length; ++i) packed[i] = binary.charCodeAt(i)
    const { readable, writable } = new DecompressionStream('gzip')
    const writer = writable.getWriter()
    const ignore = (): void => undefined // what is wrong with the block, its reader is told
    writer.write(packed).catch(ignore)
    writer.close().catch(ignore)
    return JSON.parse(await new Response(readable).text()) as T
  } catch (error) {
    throw new BlockError(`block ${id}: ${String(error)}`)
  }
}

export const readHead = (): Promise<PageHead> => read<PageHead>('head')

const KEPT_PARTS = 96 // unpacked parts that a run keeps; the one that was wanted longest ago goes first

/** The texts of a run's units; a part is unpacked when it is first wanted. */
export class Texts {
  private readonly parts = new Map<number, UnitPart>() // the last one was wanted last
  private readonly coming = new Map<number, Promise<UnitPart>>()
  private readonly listeners: ((first: number, part: UnitPart) => void)[] = []

  constructor(private readonly run: RunHead) {}

  get partCount(): number {
    return Math.ceil(this.run.units.count / this.run.unitsPerPart)
  }

  partOf(unit: number): number {
    return Math.floor(unit / this.run.unitsPerPart)
  }

  firstUnit(part: number): number {
    return part * this.run.unitsPerPart
  }

  /** Calls back with each part that is here or is unpacked from now on, and the number of its first unit. */
  onPart(listener: (first: number, part: UnitPart) => void): void {
    this.listeners.push(listener)
    for (const [index, part] of this.parts) listener(this.firstUnit(index), part)
  }

  /** The unit, if its part is here. */
  peek(unit: number): UnitTexts | undefined {
    const part = this.partOf(unit)
    return this.parts.get(part)?.[unit - this.firstUnit(part)]
  }

  part(index: number): Promise<UnitPart> {
    const here = this.parts.get(index)
    if (here) {
      this.parts.delete(index)
      this.parts.set(index, here)
      return Promise.resolve(here)
    }
    const running = this.coming.get(index)
    if (running) return running
    const started = whole()
      .then(() => read<UnitPart>(`part-${this.run.firstPart + index}`))
      .then((part) => {
        this.parts.set(index, part)
        for (const oldest of this.parts.keys()) {
          if (this.parts.size <= KEPT_PARTS) break
          this.parts.delete(oldest)
        }
        for (const listener of this.listeners) listener(this.firstUnit(index), part)
        return part
      })
      .finally(() => this.coming.delete(index))
    this.coming.set(index, started)
    return started
  }

  async unit(unit: number): Promise<UnitTexts> {
    const index = this.partOf(unit)
    const texts = (await this.part(index))[unit - this.firstUnit(index)]
    if (!texts) throw new BlockError(`the page has no unit ${unit}`)
    return texts
  }
}
