/**
 * Node-RED as a program of its own, on the Node it is tested with: for what needs a real start, a real user directory
 * or a browser.
 *
 * @module
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { nodeForNodeRed } from '../../scripts/bootstrap.mjs'
import { root } from './package-info.ts'
import { until } from './wait.ts'

/** Every version that this package is tested with. */
export const nodeReds = [4, 5] as const
export type NodeRedMajor = (typeof nodeReds)[number]

/** A running program. */
export interface RedProcess {
  /** Address without a slash at the end. */
  readonly http: string
  /** All it printed so far. */
  output(): string
  /** Ends it by SIGTERM and answers its exit code. */
  stop(): Promise<number | null>
}

/** Node-RED's own command line on a user directory; `settings` is JavaScript source of more settings. */
export async function startNodeRedProcess(major: NodeRedMajor, userDir: string, settings = '{}'): Promise<RedProcess> {
  const port = await freePort()
  const quiet = `{
    uiHost: '127.0.0.1', uiPort: ${port}, flowFile: 'flows.json', lang: 'en-US', credentialSecret: 'test',
    functionGlobalContext: {}, telemetry: { enabled: false, updateNotification: false },
    editorTheme: { tours: false, projects: { enabled: false }, palette: { catalogues: [] } },
    logging: { console: { level: 'info' } },
  }`
  const file = join(userDir, 'settings.js')
  writeFileSync(file, `module.exports = Object.assign(${quiet}, ${settings})\n`)
  const program = join(folderOf(major), 'red.js')
  const args = [program, '--userDir', userDir, '--settings', file]
  return started(await nodeForNodeRed(major), args, {}, `http://127.0.0.1:${port}`, /Started flows/)
}

/** `npm start` with this package from the checkout; all state below `demoDir`. Without a port it takes a free one. */
export async function startDemo(major: NodeRedMajor, demoDir: string, wanted?: number): Promise<RedProcess> {
  const port = wanted ?? (await freePort())
  const env = { KAITHEM_DEMO_DIR: demoDir, PORT: String(port) }
  const node = await nodeForNodeRed(major)
  return started(node, ['scripts/start.mjs'], env, `http://127.0.0.1:${port}`, /^ready http/m)
}

/** Runs the npm that this Node-RED's palette manager uses. */
export async function runBundledNpm(major: NodeRedMajor, args: readonly string[], cwd: string): Promise<string> {
  const require = createRequire(join(folderOf(major), 'package.json'))
  const npm = join(dirname(require.resolve('npm/package.json')), 'bin', 'npm-cli.js')
  return runProgram(await nodeForNodeRed(major), [npm, ...args], cwd)
}

/** Runs a program to its end and answers its output; fails with it when the program fails. */
export async function runProgram(program: string, args: readonly string[], cwd: string): Promise<string> {
  const child = spawn(program, args, { cwd, env: cleanEnvironment() })
  const output = collect(child)
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}\n${output()}`)
  return output()
}

/** JSON from a running Node-RED; fails on any status but 2xx. */
export async function getJson<T>(red: RedProcess, path: string): Promise<T> {
  const answer = await fetch(`${red.http}${path}`, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(30_000),
  })
  if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

async function started(node: string, args: string[], env: object, http: string, ready: RegExp): Promise<RedProcess> {
  const child = spawn(node, args, { cwd: root, env: { ...cleanEnvironment(), ...env } })
  const output = collect(child)
  const ended = once(child, 'close')
  const kill = (): boolean => child.kill('SIGKILL')
  process.once('exit', kill)
  const exited = (): boolean => child.exitCode !== null || child.signalCode !== null
  await until(() => ready.test(output()) || exited(), 60_000, `start of ${args[0]}`).catch((error: Error) => {
    kill()
    throw new Error(`${error.message}\n${output()}`)
  })
  if (exited()) throw new Error(`${args[0]} ended with ${child.exitCode}\n${output()}`)
  const stop = async (): Promise<number | null> => {
    child.kill('SIGTERM')
    const limit = setTimeout(kill, 20_000)
    await ended
    clearTimeout(limit)
    process.off('exit', kill)
    return child.exitCode
  }
  return { http, output, stop }
}

function collect(child: ChildProcess): () => string {
  let output = ''
  const add = (data: Buffer): void => {
    output += data.toString()
  }
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  return () => output
}

/** What a user's shell would pass on: nothing of the test runner or of the npm that started it. */
export function cleanEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|VITEST|NODE_ENV|NODE_OPTIONS|TEST$|PORT$)/.test(name),
  )
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']))
}

/** Where that Node-RED is installed. */
export const folderOf = (major: NodeRedMajor): string => join(root, 'node_modules', `node-red-${major}`)

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
