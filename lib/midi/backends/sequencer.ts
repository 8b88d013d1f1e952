/** The MIDI sequencer of Linux, through which programs reach ports: whether it is there, and which device a port is. @module */

import { accessSync, constants, statSync } from 'node:fs'
import type { Refusal } from '../backend.ts'

/** Where Linux has its sound devices. */
export const soundFolder = '/dev/snd'

/** Clients with these numbers are sound cards, four numbers for each. */
const firstCardClient = 16
const clientsPerCard = 4
const firstProgramClient = 128

/** Why the sequencer cannot be used; undefined when it can, and on systems that have none. */
export function sequencerRefusal(folder = soundFolder, platform: string = process.platform): Refusal | undefined {
  if (platform !== 'linux') return undefined
  const path = `${folder}/seq`
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return undefined
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return code === 'EACCES' || code === 'EPERM' ? noPermission(path) : noDevice(path)
  }
}

function noDevice(path: string): Refusal {
  const message = `there is no ${path}: this machine has no MIDI (sudo modprobe snd-seq), or (in a container) it is not passed on (--device /dev/snd)`
  return { reason: 'noDevice', message, data: { path } }
}

function noPermission(path: string): Refusal {
  const message = `${path} may not be opened: join the group audio (sudo usermod -aG audio $USER), then start Node-RED again (in Docker: --group-add audio)`
  return { reason: 'noPermission', message, data: { path, group: 'audio' } }
}

/**
 * Tells devices apart that have the same name one after the other, by the device file of their card, which is a new one
 * each time.
 *
 * @returns undefined for ports of programs, and where there is nothing to see
 * @example deviceOf('Launchpad Mini:Launchpad Mini MIDI 1 20:0') // '412 1700000000000.5'
 */
export function deviceOf(port: string, folder = soundFolder): string | undefined {
  const [, number] = /(\d+):\d+$/.exec(port) ?? []
  const client = Number(number)
  if (!(client >= firstCardClient && client < firstProgramClient)) return undefined
  const card = Math.floor((client - firstCardClient) / clientsPerCard)
  try {
    const { ino, birthtimeMs } = statSync(`${folder}/controlC${card}`)
    return `${ino} ${birthtimeMs}`
  } catch {
    return undefined
  }
}
