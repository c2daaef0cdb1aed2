// What stands above a printed list: whose texts these are.
import type { RunHead } from '../../model'

export function PrintedHead({ title, runs }: { title: string; runs: readonly RunHead[] }) {
  return (
    <header class="printed-head">
      <h1>{title}</h1>
      {runs.map((run) => (
        <p key={run.name}>
          <bdi>{run.source.file}</bdi>
          {run.target.file !== run.source.file && (
            <>
              {' → '}
              <bdi>{run.target.file}</bdi>
            </>
          )}
        </p>
      ))}
    </header>
  )
}
