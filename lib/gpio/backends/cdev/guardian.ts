/**
 * The driver's side of the guardian: a small process that holds outputs which have a fail-safe level, so that they get it when
 * this process dies in whatever way, and keep it. Started with the first such output.
 *
 * @module
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync } from 'node:fs'
import type { Level } from '../../backend.ts'
import type { Libc } from '../libc.ts'
import { waitFor } from '../pause.ts'
import { isRunning } from '../processes.ts'
import { programPath } from '../programs.ts'
import {
  type GuardianAnswer,
  type GuardianRequest,
  guardedLabel,
  guardianAddress,
  guardianToken,
  lineKey,
  longestMessage,
} from './guardian-protocol.ts'
import type { Chip } from './kernel.ts'

/** Milliseconds that an answer may take: the guardian may be starting. */
const patience = 15_000
/** Milliseconds that a guardian may take to start, after its process has died already. */
const startPatience = 5000
const readable = 1
const inUse = ' That is another Node-RED with kaithem, and it is running.'

interface Held {
  /** Undefined once this process has closed the line. */
  fd: number | undefined
  readonly level: Level
}

export class Guardian {
  readonly #libc: Libc | undefined
  readonly #token = `${process.pid}-${randomBytes(3).toString('hex')}`
  readonly #held = new Map<string, Held>()
  #child: ChildProcess | undefined
  #socket = -1

  /** @param libc without it there is no guardian */
  constructor(libc: Libc | undefined) {
    this.#libc = libc
  }

  /** Process number of the guardian, while there is one. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** The label of a line that it will hold. */
  label(label: string): string {
    return guardedLabel(label, this.#token)
  }

  /** Holds an output from now on, also after this process has closed it. */
  hold(chip: Chip, offset: number, fd: number, level: Level): void {
    const key = lineKey(chip.path, offset)
    this.#held.set(key, { fd, level })
    this.#start()
    this.#send({ hold: key, level }, fd)
  }

  /** This process has closed its descriptor; the line stays held. */
  closed(chip: Chip, offset: number): void {
    const entry = this.#held.get(lineKey(chip.path, offset))
    if (entry !== undefined) entry.fd = undefined
  }

  /** Lets go of a line, before it returns. */
  drop(chip: Chip, offset: number): void {
    const key = lineKey(chip.path, offset)
    if (!this.#held.delete(key) || this.#socket < 0) return
    if (this.#send({ drop: key })) this.#answer(this.#socket)
  }

  /**
   * Asks the guardian of a process that is gone to let go of a line.
   *
   * @param consumer the label of the line
   * @returns what to tell where that did not help
   */
  takeOver(consumer: string, chip: Chip, offset: number): string {
    const token = guardianToken(consumer)
    if (token === undefined || this.#libc === undefined) return ''
    const socket = this.#visit(token)
    if (socket < 0) return isOwnerRunning(token) ? inUse : ''
    try {
      this.#libc.send(socket, encode({ drop: lineKey(chip.path, offset) }))
      return this.#answer(socket) === 'in use' ? inUse : ''
    } finally {
      closeSync(socket)
    }
  }

  /** Lines with a fail-safe level stay held by the guardian, which ends when the last one is taken from it. */
  close(): void {
    this.#held.clear()
    this.#child?.removeAllListeners()
    this.#child = undefined
    this.#hangUp()
  }

  /** Connects to the guardian of a process; one whose process died early may still be starting. */
  #visit(token: string): number {
    let socket = -1
    waitFor(() => {
      socket = this.#libc?.connect(guardianAddress(token)).result ?? -1
      return socket >= 0 || isOwnerRunning(token)
    }, startPatience)
    return socket
  }

  #start(): void {
    if (this.#child !== undefined || this.#libc === undefined) return
    const pair = new Int32Array(2)
    if (this.#libc.socketPair(pair).result < 0) return
    const [ours = -1, theirs = -1] = pair
    this.#socket = ours
    try {
      const args = ['--max-old-space-size=32', programPath('gpio-guardian'), this.#token]
      // In a group of its own, since a signal for the group of Node-RED is not for it.
      const child = spawn(process.execPath, args, {
        stdio: ['ignore', 'ignore', 'ignore', theirs],
        detached: true,
        cwd: '/',
      })
      child.unref()
      child.on('error', () => undefined)
      child.on('exit', () => this.#died(child))
      this.#child = child
    } finally {
      closeSync(theirs)
    }
  }

  /** Somebody ended the guardian: another one takes its place. */
  #died(child: ChildProcess): void {
    if (this.#child !== child) return
    this.#child = undefined
    this.#hangUp()
    for (const [key, { fd }] of this.#held) if (fd === undefined) this.#held.delete(key)
    if (this.#held.size > 0) this.#start()
    for (const [key, { fd, level }] of this.#held) this.#send({ hold: key, level }, fd)
  }

  #hangUp(): void {
    if (this.#socket >= 0) closeSync(this.#socket)
    this.#socket = -1
  }

  #send(request: GuardianRequest, fd?: number): boolean {
    return this.#socket >= 0 && (this.#libc?.send(this.#socket, encode(request), fd).result ?? -1) > 0
  }

  #answer(socket: number): GuardianAnswer | undefined {
    if (this.#libc === undefined) return undefined
    const list = Buffer.alloc(8)
    list.writeInt32LE(socket, 0)
    list.writeInt16LE(readable, 4)
    if (this.#libc.poll(list, 1, patience).result <= 0) return undefined
    const bytes = Buffer.alloc(longestMessage)
    const { result } = this.#libc.receive(socket, bytes)
    return result <= 0 ? undefined : (bytes.toString('utf8', 0, result) as GuardianAnswer)
  }
}

const encode = (request: GuardianRequest): Buffer => Buffer.from(JSON.stringify(request))

/** Whether the process of a token is there. */
const isOwnerRunning = (token: string): boolean => isRunning(Number.parseInt(token, 10))
