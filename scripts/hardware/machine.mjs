/** The machine with a simulated GPIO chip: prepares it from Debian packages, and runs parts of the hardware tests in it. */

import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { cache, root } from '../build/steps.mjs'

const home = join(cache, 'vm')
const scripts = join(root, 'test', 'vm')
const tools = join(home, 'tools')

/** Kernels by their series, with the Debian package that brings the newest of each. */
export const kernels = { 6.1: 'linux-image-amd64', 6.12: 'linux-image-6.12-amd64' }

/** Programs that setting it up needs; Debian's build-essential, xz-utils and bc bring them. */
const needed = ['apt-get', 'apt-cache', 'dpkg', 'bash', 'gcc', 'make', 'xz', 'gzip', 'tar']

/** Packages of npm that tests use and users install themselves; onoff compiles a part. */
const npmPackages = { onoff: '6.0.3' }

/** Why there is no such machine here; undefined when there is, or can be. */
export function whyNot(kernel = '6.1') {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'it needs Linux on x64'
  if (isReady(kernel)) return undefined
  const missing = needed.filter((name) => spawnSync('which', [name]).status !== 0)
  if (missing.length > 0) return `it is set up from Debian packages, and needs ${missing.join(', ')}`
  if (policy(kernels[kernel]) === undefined) return `apt knows no package ${kernels[kernel]} (sudo apt-get update)`
  return undefined
}

const isReady = (kernel) => existsSync(join(home, kernel, 'guest.gz')) && existsSync(join(tools, 'toggle'))

function policy(name) {
  const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' })
  return /Candidate: (?!\(none\))(\S+)/.exec(stdout ?? '')?.[1]
}

/** Sets up what is missing; about half a minute for each kernel, nothing after that. */
export function prepareMachine(kernel, say) {
  mkdirSync(join(home, kernel), { recursive: true })
  if (!existsSync(join(home, kernel, 'guest.gz'))) {
    say(`setting up a machine with kernel ${kernel} (about 400 MB to download, 140 MB kept in .cache/vm)`)
    const env = { ...process.env, VM_CACHE: join(home, kernel), VM_IMAGE: kernels[kernel] }
    execFileSync(join(scripts, 'setup'), { env, stdio: ['ignore', 2, 2] })
  }
  prepareTools(say)
  prepareNpm(say)
}

/** The programs of libgpiod, unpacked and not installed, and the program that toggles lines. */
function prepareTools(say) {
  mkdirSync(tools, { recursive: true })
  const source = join(scripts, 'toggle.c')
  const stamp = join(tools, 'toggle.c')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== readFileSync(source, 'utf8')) {
    execFileSync('gcc', ['-O2', '-o', join(tools, 'toggle'), source])
    writeFileSync(stamp, readFileSync(source))
  }
  if (existsSync(join(tools, 'usr', 'bin', 'gpiomon'))) return
  say('fetching the programs of libgpiod')
  const simulated = execFileSync('apt-get', ['install', '-s', '--no-install-recommends', 'gpiod'], { encoding: 'utf8' })
  const names = [...simulated.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name)
  const folder = join(tools, 'deb')
  mkdirSync(folder, { recursive: true })
  execFileSync('apt-get', ['download', '-qq', ...(names.length > 0 ? names : ['gpiod', 'libgpiod2'])], { cwd: folder })
  execFileSync('sh', ['-c', 'for d in deb/*.deb; do dpkg -x "$d" .; done'], { cwd: tools })
  rmSync(folder, { recursive: true })
}

function prepareNpm(say) {
  const folder = join(home, 'npm')
  if (Object.keys(npmPackages).every((name) => existsSync(join(folder, 'node_modules', name)))) return
  say('installing onoff for comparison')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  const list = Object.entries(npmPackages).map(([name, version]) => `${name}@${version}`)
  execFileSync('npm', ['install', '--no-audit', '--no-fund', ...list], { cwd: folder, stdio: ['ignore', 2, 2] })
}

/** Bundles the program that runs inside. The threads and processes of the drivers are those of the build. */
export async function bundleGuest() {
  const outfile = join(home, 'guest.mjs')
  await build({
    absWorkingDir: root,
    entryPoints: ['test/hardware/guest/main.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    external: ['#*'],
    logLevel: 'warning',
  })
  return outfile
}

/**
 * Runs suites in one boot.
 *
 * @param {{ kernel: string, suites: string[], guest: string, seconds: number, cpus?: number, onResult: (result: object) => void }} job
 * @returns {Promise<{ status: number, errors: string }>}
 */
export function runInMachine({ kernel, suites, guest, seconds, cpus = 1, onResult }) {
  const library = join(tools, 'usr', 'lib', 'x86_64-linux-gnu')
  const inside = ['env', `LD_LIBRARY_PATH=${library}`, `PATH=${join(tools, 'usr', 'bin')}:${process.env.PATH}`]
  const options = ['-d', root, '-o', '-t', `${seconds}`, '-m', '768', '-c', `${cpus}`]
  const args = [...options, ...inside, process.execPath, guest, ...suites]
  const env = { ...process.env, VM_CACHE: join(home, kernel) }
  const child = spawn(join(scripts, 'run'), args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let rest = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (data) => {
    const lines = (rest + data).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line.startsWith('RESULT ')) onResult(JSON.parse(line.slice(7)))
      else errors += `${line}\n`
    }
  })
  child.stderr.setEncoding('utf8').on('data', (data) => {
    errors += data
  })
  return new Promise((resolve) => child.on('close', (status) => resolve({ status: status ?? 1, errors })))
}
