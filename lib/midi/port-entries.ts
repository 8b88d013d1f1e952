/** The ports of one direction, each with its connection while it has one. @module */

import { errorText } from '../errors.ts'
import { isSamePort, type NamedPort, namePorts } from './port-names.ts'

/** A port as it is now. */
export interface PortStatus extends NamedPort {
  readonly open: boolean
  /** Why it does not work; null when nothing is wrong. */
  readonly error: string | null
}

/** What an open port has. */
export interface Connection {
  close(): void
}

export interface PortEntry<C extends Connection> {
  readonly port: NamedPort
  /** Another one is another device. */
  readonly fingerprint: string | undefined
  connection: C | undefined
  error: string | null
}

export class PortEntries<C extends Connection> {
  private entries: readonly PortEntry<C>[] = []

  get all(): readonly PortEntry<C>[] {
    return this.entries
  }

  get statuses(): readonly PortStatus[] {
    return this.entries.map(({ port, connection, error }) => ({ ...port, open: connection !== undefined, error }))
  }

  /** Takes what there is now; connections to what is gone are closed. */
  update(ports: readonly string[], fingerprintOf: (port: string) => string | undefined): void {
    const before = this.entries
    const names = before.map(({ port }) => port)
    this.entries = namePorts(ports, names).map((port) => {
      const fingerprint = fingerprintOf(port.port)
      const old = before.find((entry) => isSamePort(entry.port, port))
      if (old !== undefined && old.fingerprint === fingerprint) return old
      return { port, fingerprint, connection: undefined, error: null }
    })
    for (const entry of before) if (!this.entries.includes(entry)) disconnect(entry)
  }

  close(): void {
    for (const entry of this.entries) disconnect(entry)
    this.entries = []
  }
}

/** Closes its connection, if it has one. A driver that cannot close has nothing that is open. */
export function disconnect(entry: PortEntry<Connection>): void {
  const { connection } = entry
  entry.connection = undefined
  try {
    connection?.close()
  } catch (error) {
    entry.error = errorText(error)
  }
}
