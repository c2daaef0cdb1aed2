// Long work in short slices, so that the page answers meanwhile.

const SLICE = 12 // milliseconds

const channel = new MessageChannel()
const waiting: (() => void)[] = []
channel.port1.onmessage = () => waiting.shift()?.()

/** After whatever waits to be done: input, painting. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve)
    channel.port2.postMessage(null)
  })

/** `await pause()` between steps: lets the page breathe once a slice's time is over. */
export function pacer(): () => Promise<void> | undefined {
  let begin = performance.now()
  return () => {
    if (performance.now() - begin < SLICE) return undefined
    return breathe().then(() => {
      begin = performance.now()
    })
  }
}
