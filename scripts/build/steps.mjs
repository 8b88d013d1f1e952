/** Incremental steps: a step runs only when its inputs are not those of its last run or an output is missing. */

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The package's root folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** Where stamps, second Nodes and screenshots live; safe to delete. */
export const cache = join(root, '.cache')

/** An error to be shown as its message alone. */
export class BuildError extends Error {}

/**
 * All files below a folder, relative to the package root, sorted; none when the folder is missing.
 *
 * @param {string} folder
 * @param {(path: string) => boolean} [accept]
 */
export function filesBelow(folder, accept = () => true) {
  const start = join(root, folder)
  if (!existsSync(start)) return []
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .filter(accept)
    .sort()
}

/** Reads a text file of the package. */
export const read = (path) => readFileSync(join(root, path), 'utf8')

/** Writes a file of the package unless it already holds that content. */
export function write(path, content) {
  const target = join(root, path)
  const bytes = Buffer.from(content)
  if (existsSync(target) && readFileSync(target).equals(bytes)) return
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, bytes)
}

/** A short value that changes when one of the files changes, comes or goes. */
export function fingerprint(paths) {
  const hash = createHash('sha1')
  for (const path of paths) {
    const info = statSync(join(root, path), { throwIfNoEntry: false })
    hash.update(`${path}\0${info ? `${info.mtimeMs}:${info.size}` : 'missing'}\n`)
  }
  return hash.digest('hex')
}

/**
 * Runs `work` when needed. It returns the paths it wrote; those of its last run that it no longer writes are removed.
 * It calls `unfinished` when its outputs are usable but the step must run again next time.
 *
 * @param {string} name
 * @param {string[]} inputs
 * @param {(unfinished: () => void) => Promise<string[]> | string[]} work
 * @returns {Promise<boolean>} whether it ran
 */
export async function step(name, inputs, work) {
  const stampFile = join(cache, 'build', `${name}.json`)
  let key = fingerprint(inputs)
  const last = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : { key: '', outputs: [] }
  if (last.key === key && last.outputs.every((path) => existsSync(join(root, path)))) return false
  const save = (stamp) => writeFileSync(stampFile, JSON.stringify(stamp))
  mkdirSync(dirname(stampFile), { recursive: true })
  save({ key: '', outputs: last.outputs })
  const outputs = await work(() => {
    key = ''
  })
  for (const path of last.outputs) if (!outputs.includes(path)) rmSync(join(root, path), { force: true })
  save({ key, outputs })
  return true
}
