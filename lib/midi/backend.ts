/**
 * What kaithem.midi needs from a driver for ports: bytes in, bytes out. Messages, names, tags and looking for new ports are the
 * same code for every driver, the one in memory included.
 *
 * @module
 */

import type { KaithemError } from '../errors.ts'

export type MidiDriverName = 'null' | 'rtmidi'

/** A port by the name the machine gives it. */
export interface PortAddress {
  readonly port: string
  /** Which one of those with this name, from 0. */
  readonly nth: number
}

/** Why a driver cannot be used here, and what would help. Texts for people come from the locale files by `reason`. */
export interface Refusal {
  readonly reason: 'noDevice' | 'noPermission' | 'noLibrary' | 'failed'
  /** English, for logs and for code. */
  readonly message: string
  /** What the message is about: `{ path, group, package, detail }`. */
  readonly data: Readonly<Record<string, string>>
}

/** Told what comes in through an open port; never called while the port is being opened. */
export interface InputListener {
  /** @param deltaTime seconds since the bytes before, as the driver measured them; undefined where it does not */
  bytes(bytes: Iterable<number>, deltaTime?: number): void
  /** The port is gone; nothing more comes. */
  failed(error: KaithemError): void
}

export interface InputPort {
  close(): void
}

export interface OutputPort {
  /** One whole message. @throws KAITHEM_IO */
  send(bytes: readonly number[]): void
  close(): void
}

/** One driver. All calls are synchronous. */
export interface MidiBackend {
  readonly name: MidiDriverName
  /** Why it cannot be used here; undefined when it can. Never throws. */
  probe(): Refusal | undefined
  /** The names of the ports one can listen to, in order; a name may be there twice. @throws KAITHEM_IO */
  inputs(): readonly string[]
  /** The names of the ports one can send to. @throws KAITHEM_IO */
  outputs(): readonly string[]
  /**
   * Another text than before when the port of this name is another device: one that was pulled out and plugged in keeps its
   * name, but connections to it are dead. Undefined where that cannot be told. Never throws.
   */
  fingerprint(port: string): string | undefined
  /** @throws KAITHEM_KEY no such port; KAITHEM_IO */
  openInput(address: PortAddress, listener: InputListener): InputPort
  /** @throws as `openInput` */
  openOutput(address: PortAddress): OutputPort
  /** Closes every port. */
  close(): void
}
