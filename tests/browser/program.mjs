// Pages as the program writes them (LACUNA_BINARY), from the project's own samples (LACUNA_SOURCE_DIR).
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export const folder = mkdtempSync(join(tmpdir(), 'lacuna-program-'))
export const sample = (name, file) => join(process.env.LACUNA_SOURCE_DIR, 'corpora', 'samples', 'vi-en', name, file)

/** Runs the program in `folder`; its output. */
export const lacuna = (...words) => execFileSync(process.env.LACUNA_BINARY, words, { cwd: folder, encoding: 'utf8' })

/** The exit code, and both outputs. */
export const tried = (...words) => spawnSync(process.env.LACUNA_BINARY, words, { cwd: folder, encoding: 'utf8' })

export const addressOf = (file) => pathToFileURL(join(folder, file)).href
