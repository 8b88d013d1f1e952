/** The inputs of the machine: each one that comes is opened, each one that goes is closed. @module */

import { errorText } from '../errors.ts'
import type { InputPort, MidiBackend } from './backend.ts'
import { PortEntries, type PortEntry, type PortStatus } from './port-entries.ts'
import type { NamedPort } from './port-names.ts'

/** Told what the ports do. */
export interface InputEvents {
  /** It was opened: what comes now has nothing to do with what came before. */
  opened(port: NamedPort): void
  bytes(port: NamedPort, bytes: Iterable<number>, deltaTime: number | undefined): void
  /** It cannot be opened, or failed; it is tried again. Told once until it works. */
  failed(port: NamedPort, error: unknown): void
}

export class InputPorts {
  private readonly events: InputEvents
  private readonly entries = new PortEntries<InputPort>()

  constructor(events: InputEvents) {
    this.events = events
  }

  /** Those that were there at the last look. */
  get ports(): readonly PortStatus[] {
    return this.entries.statuses
  }

  /** Looks which ports there are. @throws KAITHEM_IO when they cannot be listed; open ones stay */
  scan(backend: MidiBackend): void {
    this.entries.update(backend.inputs(), (port) => backend.fingerprint(port))
    for (const entry of this.entries.all) this.open(backend, entry)
  }

  close(): void {
    this.entries.close()
  }

  private open(backend: MidiBackend, entry: PortEntry<InputPort>): void {
    if (entry.connection !== undefined) return
    const { port } = entry
    const state: { connection?: InputPort } = {}
    const isCurrent = (): boolean => state.connection !== undefined && entry.connection === state.connection
    try {
      state.connection = backend.openInput(port, {
        bytes: (bytes, deltaTime) => {
          if (isCurrent()) this.events.bytes(port, bytes, deltaTime)
        },
        failed: (error) => {
          if (!isCurrent()) return
          entry.connection = undefined
          this.fail(entry, error)
        },
      })
    } catch (error) {
      this.fail(entry, error)
      return
    }
    entry.connection = state.connection
    entry.error = null
    this.events.opened(port)
  }

  private fail(entry: PortEntry<InputPort>, error: unknown): void {
    const isNew = entry.error === null
    entry.error = errorText(error)
    if (isNew) this.events.failed(entry.port, error)
  }
}
