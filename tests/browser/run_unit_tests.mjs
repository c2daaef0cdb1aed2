// node run_unit_tests.mjs NODE_MODULES OUTPUT: bundles unit/*.test.ts into OUTPUT and runs them.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [modules, output] = process.argv.slice(2)
const unit = join(dirname(fileURLToPath(import.meta.url)), 'unit')
const tests = readdirSync(unit).filter((name) => name.endsWith('.test.ts'))
rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })
const { build } = createRequire(join(modules, 'esbuild', 'package.json'))('esbuild')
await build({
  entryPoints: tests.map((name) => join(unit, name)),
  outdir: output,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node18',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  nodePaths: [modules],
  logLevel: 'warning',
})
const run = spawnSync(process.execPath, ['--test', ...tests.map((name) => join(output, name.replace(/\.ts$/, '.mjs')))], { stdio: 'inherit' })
process.exit(run.status ?? 1)
