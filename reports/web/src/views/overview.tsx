import type { Page } from '../store'

export function Overview({ page }: { page: Page }) {
  return <h1>{page.head.runs.map((run) => run.name).join(', ')}</h1>
}
