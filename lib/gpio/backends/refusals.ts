/** Why a driver cannot be used here, and what would help. @module */

import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import type { Refusal } from '../backend.ts'
import { faultCode } from './line-errors.ts'

export function notLinux(): Refusal {
  return { reason: 'notLinux', message: `GPIO lines are of Linux; this is ${process.platform}`, data: {} }
}

/** @param path what was looked for */
export function noDevice(path: string): Refusal {
  const message = `there is no ${path}: this machine has no GPIO lines, or (in a container) they are not passed on to it`
  return { reason: 'noDevice', message, data: { path } }
}

export function noLibrary(name: string, detail: string): Refusal {
  const message = `the package ${name} is not installed or has no binary for this machine (npm install ${name} in Node-RED's user directory)`
  return { reason: 'noLibrary', message, data: { package: name, detail } }
}

/** @param debian the package of Debian that has it */
export function noProgram(program: string, debian: string): Refusal {
  const message = `the program ${program} is not installed (sudo apt install ${debian})`
  return { reason: 'noProgram', message, data: { program, package: debian } }
}

export function noNumbers(path: string): Refusal {
  const message = `${path} is missing: this kernel was built without GPIO numbers (sysfs)`
  return { reason: 'noNumbers', message, data: { path } }
}

/** Something that is there and may not be opened: names the group that may. */
export function noPermission(path: string, groups = '/etc/group'): Refusal {
  const group = groupOf(path, groups)
  const user = userName()
  const join = `sudo usermod -aG ${group} ${user}`
  const remedy =
    group === 'root'
      ? 'nobody but root may (in Docker: --group-add with the number of the group that owns it outside)'
      : `join the group ${group}: ${join}, then start Node-RED again (in Docker: --group-add ${group})`
  return {
    reason: 'noPermission',
    message: `${path} may not be opened by the user ${user}: ${remedy}`,
    data: { path, group, user },
  }
}

/** @returns undefined when one of the devices may be opened for reading and writing */
export function unusableDevices(paths: readonly string[], pattern: string): Refusal | undefined {
  const [first] = paths
  if (first === undefined) return noDevice(pattern)
  const errors = paths.map(openError)
  if (errors.includes(undefined)) return undefined
  const [code = ''] = errors
  if (code === 'EACCES' || code === 'EPERM') return noPermission(first)
  return { reason: 'failed', message: `${first} cannot be opened: ${code}`, data: { path: first, detail: code } }
}

function openError(path: string): string | undefined {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return undefined
  } catch (error) {
    return faultCode(error) || 'unknown'
  }
}

/** The name of the group that owns a file; its number where it has no name here. */
function groupOf(path: string, groups: string): string {
  try {
    const { gid } = statSync(path)
    const lines = readFileSync(groups, 'utf8').split('\n')
    const line = lines.find((each) => each.split(':')[2] === `${gid}`)
    return line?.split(':')[0] ?? `${gid}`
  } catch {
    return 'root'
  }
}

const userName = (): string => process.env.USER ?? process.env.LOGNAME ?? `${process.getuid?.() ?? 'of Node-RED'}`
