// node build.mjs SOURCE OUTPUT DEPENDENCIES: bundles SOURCE/main.tsx with its styles into OUTPUT/app.js and OUTPUT/app.css,
// and writes into DEPENDENCIES which files that took, for the build system. The same sources and lock file give the same
// bytes. Packages are found through NODE_PATH.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

const [source, output, dependencies] = process.argv.slice(2)
const { build } = createRequire(join(process.env.NODE_PATH, 'esbuild', 'package.json'))('esbuild')
const { metafile } = await build({
  nodePaths: [process.env.NODE_PATH],
  entryPoints: { app: join(source, 'main.tsx') },
  outdir: output,
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome105', 'firefox113', 'safari16.4'], // what unpacks gzip without a library
  jsx: 'automatic',
  jsxImportSource: 'preact',
  charset: 'ascii',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
})
const name = (path) => resolve(path).replaceAll(' ', '\\ ')
writeFileSync(dependencies, `${name(join(output, 'app.js'))}: ${Object.keys(metafile.inputs).map(name).join(' ')}\n`)
