/** The outputs of the machine: opened when something is first sent there, closed when they go. @module */

import { errorText, isKaithemError, KaithemError } from '../errors.ts'
import type { MidiBackend, OutputPort } from './backend.ts'
import { disconnect, PortEntries, type PortEntry, type PortStatus } from './port-entries.ts'
import { findPort, isSamePort } from './port-names.ts'

export class OutputPorts {
  private readonly entries = new PortEntries<OutputPort>()
  /** Texts that were looked up, so that sending costs no search. */
  private readonly meant = new Map<string, PortEntry<OutputPort>>()
  private readonly changed: () => void

  /** @param changed called when sending found other ports, or that one does not work */
  constructor(changed: () => void = () => {}) {
    this.changed = changed
  }

  /** Those that were there at the last look. */
  get ports(): readonly PortStatus[] {
    return this.entries.statuses
  }

  /** Looks which ports there are. @throws KAITHEM_IO when they cannot be listed; open ones stay */
  scan(backend: MidiBackend): void {
    this.entries.update(backend.outputs(), (port) => backend.fingerprint(port))
    this.meant.clear()
  }

  /**
   * Sends a message.
   *
   * @param text the name of the port, or a part of it
   * @throws KAITHEM_TYPE, KAITHEM_KEY, KAITHEM_VALUE when it is not one port; KAITHEM_IO when it cannot be opened, or
   * nothing be sent
   */
  send(backend: MidiBackend, text: string, bytes: readonly number[]): void {
    const entry = this.meant.get(text) ?? this.find(backend, text)
    try {
      entry.connection ??= backend.openOutput(entry.port)
      entry.connection.send(bytes)
      entry.error = null
    } catch (error) {
      // Whatever it was, the next message looks for the port again and opens it anew.
      disconnect(entry)
      this.meant.clear()
      entry.error = errorText(error)
      this.changed()
      if (isKaithemError(error)) throw error
      const { name } = entry.port
      throw new KaithemError('KAITHEM_IO', `MIDI port ${name}: ${errorText(error)}`, { port: name }, error)
    }
  }

  close(): void {
    this.entries.close()
    this.meant.clear()
  }

  private find(backend: MidiBackend, text: string): PortEntry<OutputPort> {
    this.scan(backend)
    this.changed()
    const port = findPort(text, this.ports)
    const entry = this.entries.all.find((each) => isSamePort(each.port, port)) as PortEntry<OutputPort>
    this.meant.set(text, entry)
    return entry
  }
}
