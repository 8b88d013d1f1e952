/**
 * What ports are called: the names the machine gives them, and the short ones of topics and tags.
 *
 * Porting note: of several ports whose names would be the same in topics and tags, the second and further ones get `_2`, `_3` at
 * their ends; in Kaithem they share topics and tags.
 *
 * @module
 */

import { KaithemError } from '../errors.ts'
import type { PortAddress } from './backend.ts'

/** A port and what it is called. */
export interface NamedPort extends PortAddress {
  /** In topics and tags. */
  readonly name: string
}

/** Tag names may be 512 characters long; what follows the name of the port fits in. */
const longestName = 200
const shownPorts = 20

/** Clients of programs that send and receive as we do: their ends of a connection are no ports to connect to. */
const connectionEnds = /^RtMidi (input|output) client:/i

/**
 * The name of a port in topics and tags: lower case, without the numbers of its client and port, `_` for colons, spaces and dashes,
 * without brackets and whatever else tags and topics cannot have.
 *
 * @example topicName('Launchpad Mini:Launchpad Mini MIDI 1 20:0') // 'launchpad_mini_launchpad_mini_midi_1'
 */
export function topicName(port: string): string {
  return shortName(port) || 'port'
}

/** Empty where nothing is left of it, such as of `20:0`. */
function shortName(port: string): string {
  return port
    .replace(/\d+:\d+/g, '')
    .toLowerCase()
    .replace(/[:\s/-]/g, '_')
    .replace(/[[\]{}|\\<>,?=+)(*&^%$#@!~`\p{Cc}]/gu, '')
    .slice(0, longestName)
    .replace(/^_+|_+$/g, '')
}

/**
 * Whether it is "Midi Through", which Linux has whether or not a device is connected: what is sent there comes in there again.
 *
 * @param name as in topics
 * @example isThrough('midi_through_midi_through_port_0') // true
 */
export const isThrough = (name: string): boolean => /^midi_through(_|$)/.test(name)

/** Whether both are the same place of the machine. */
export const isSamePort = (a: PortAddress, b: PortAddress): boolean => a.port === b.port && a.nth === b.nth

/**
 * The ports that are no ends of other connections, each with a name of its own.
 *
 * @param before as they were called: who is still there keeps the name
 */
export function namePorts(ports: readonly string[], before: readonly NamedPort[] = []): NamedPort[] {
  const counts = new Map<string, number>()
  const places = ports.map((port): PortAddress => {
    const nth = counts.get(port) ?? 0
    counts.set(port, nth + 1)
    return { port, nth }
  })
  const kept = before.filter((old) => places.some((place) => isSamePort(old, place)))
  const taken = new Set(kept.map(({ name }) => name))
  const newName = (port: string): string => {
    const first = topicName(port)
    let name = first
    for (let count = 2; taken.has(name); count++) name = `${first}_${count}`
    taken.add(name)
    return name
  }
  return places
    .filter(({ port }) => !connectionEnds.test(port))
    .map((place) => kept.find((old) => isSamePort(old, place)) ?? { ...place, name: newName(place.port) })
}

/**
 * Whether a port is meant by a text: its name, the short one, or a part of that.
 *
 * @example isMeant('Launchpad', { port: 'Launchpad Mini 20:0', nth: 0, name: 'launchpad_mini' }) // true
 */
export function isMeant(text: string, { port, name }: NamedPort): boolean {
  const short = shortName(text)
  return text === port || (short !== '' && name.includes(short))
}

/**
 * The one port that is meant: the one of exactly this name before those that have it in theirs.
 *
 * @throws KAITHEM_TYPE for no text; KAITHEM_KEY when there is none; KAITHEM_VALUE when it could be several
 */
export function findPort(text: unknown, ports: readonly NamedPort[]): NamedPort {
  if (typeof text !== 'string' || text.trim() === '') {
    throw new KaithemError('KAITHEM_TYPE', 'A MIDI port is meant by its name, or a part of it', {})
  }
  const short = shortName(text)
  const exact = ports.find(({ port }) => port === text) ?? ports.find(({ name }) => name === short)
  if (exact !== undefined) return exact
  const found = ports.filter((port) => isMeant(text, port))
  const [first] = found
  if (first !== undefined && found.length === 1) return first
  const list = (some: readonly NamedPort[]): string =>
    some
      .slice(0, shownPorts)
      .map(({ name }) => name)
      .join(', ')
  const shown = text.slice(0, 60)
  if (found.length > 1) {
    throw new KaithemError('KAITHEM_VALUE', `"${shown}" could be several MIDI ports: ${list(found)}`, { port: shown })
  }
  const rest = ports.length === 0 ? 'there are none' : `there are ${list(ports)}`
  throw new KaithemError('KAITHEM_KEY', `There is no MIDI port "${shown}"; ${rest}`, { port: shown })
}
