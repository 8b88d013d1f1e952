/** `node scripts/start.mjs` as a user runs it: its two outputs apart, ended by a signal, timed. @module */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { nodeForNodeRed } from '../../scripts/bootstrap.mjs'
import { root } from './package-info.ts'
import { cleanEnvironment, type NodeRedMajor, type RedProcess } from './red-process.ts'
import { until } from './wait.ts'

/** How a program ended. */
export interface Ending {
  readonly code: number | null
  /** Milliseconds from the signal to its end; since the start where there was none. */
  readonly took: number
}

export interface DemoOptions {
  readonly dir: string
  readonly port: number
}

/** The demo as a program, started or refused. */
export class DemoProcess {
  readonly http: string
  private readonly child: ChildProcess
  private readonly written = { stdout: '', stderr: '' }
  private readonly closed: Promise<unknown>
  private readonly began = performance.now()

  constructor(node: string, { dir, port }: DemoOptions) {
    this.http = `http://127.0.0.1:${port}`
    const env = { ...cleanEnvironment(), KAITHEM_DEMO_DIR: dir, PORT: String(port) }
    this.child = spawn(node, ['scripts/start.mjs'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const name of ['stdout', 'stderr'] as const) {
      this.child[name]?.on('data', (data: Buffer) => {
        this.written[name] += data.toString()
      })
    }
    this.closed = once(this.child, 'close')
    const kill = (): boolean => this.child.kill('SIGKILL')
    process.once('exit', kill)
    void this.closed.then(() => process.off('exit', kill))
  }

  get stdout(): string {
    return this.written.stdout
  }

  get stderr(): string {
    return this.written.stderr
  }

  /** Resolves when it says that it is ready; fails with its output when it ends before. */
  async ready(): Promise<this> {
    await until(() => this.stdout.includes('\n') || this.hasEnded(), 60_000, 'the line of the start')
    if (this.hasEnded()) throw new Error(`npm start ended with ${this.child.exitCode}\n${this.stdout}${this.stderr}`)
    return this
  }

  /** Resolves when it ends by itself. */
  async end(): Promise<Ending> {
    await this.closed
    return { code: this.child.exitCode, took: performance.now() - this.began }
  }

  /** Sends signals and waits for the end; does nothing more when it has ended. */
  async stop(...signals: readonly NodeJS.Signals[]): Promise<Ending> {
    const began = performance.now()
    for (const [index, signal] of signals.entries()) {
      // Two of one kind at the same moment would arrive as one.
      if (index > 0) await new Promise((resolve) => setTimeout(resolve, 2))
      if (!this.hasEnded()) this.child.kill(signal)
    }
    await this.closed
    return { code: this.child.exitCode, took: performance.now() - began }
  }

  /** For `getJson`. */
  asRed(): RedProcess {
    return {
      http: this.http,
      output: () => this.stdout + this.stderr,
      stop: async () => (await this.stop('SIGTERM')).code,
    }
  }

  private hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null
  }
}

/** Starts the demo on the Node that this Node-RED is for; does not wait until it runs. */
export async function runDemo(major: NodeRedMajor, options: DemoOptions): Promise<DemoProcess> {
  return new DemoProcess(await nodeForNodeRed(major), options)
}
