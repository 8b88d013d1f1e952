/** Names of devices and of the tags of their data points. @module */

import { KaithemError } from '../errors.ts'
import { normalizeName } from '../tags/names.ts'

/** Longest name of a device or a data point, in characters. */
const longestName = 200

/** Languages and tools ask any object for these; they are no devices unless somebody made one of that name. */
const protocolNames = new Set([
  ...['then', 'toJSON', 'toString', 'valueOf', 'toLocaleString', 'constructor', 'prototype', '__proto__', 'inspect'],
  ...['hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable', 'asymmetricMatch', '$$typeof', 'nodeType', 'tagName'],
  ...['length', 'splice', 'nodeName', '@@__IMMUTABLE_ITERABLE__@@', '@@__IMMUTABLE_RECORD__@@'],
])

export function isProtocolName(name: string): boolean {
  return protocolNames.has(name)
}

function checkName(name: unknown, what: string, prefix: string): string {
  if (typeof name !== 'string') {
    throw new KaithemError('KAITHEM_TYPE', `The name of a ${what} is a string, not ${typeof name}`, {})
  }
  const text = name.trim()
  const refuse = (why: string): never => {
    const shown = JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
    throw new KaithemError('KAITHEM_NAME', `${shown} cannot be the name of a ${what}: ${why}`, {
      name: text.slice(0, 60),
    })
  }
  if (text === '') refuse('it is empty')
  if (text.length > longestName) refuse(`it is longer than ${longestName} characters`)
  if (text.startsWith('/') || text.endsWith('/') || text.includes('//')) refuse('a slash stands between two names')
  try {
    normalizeName(prefix + text)
  } catch {
    refuse('use letters, digits, spaces and _ . : ; \' " [ ]; it is a part of tag names')
  }
  return text
}

/** @throws KAITHEM_TYPE, KAITHEM_NAME */
export function checkDeviceName(name: unknown): string {
  return checkName(name, 'device', '/devices/')
}

/** @throws KAITHEM_TYPE, KAITHEM_NAME */
export function checkPointName(name: unknown): string {
  return checkName(name, 'data point', '/devices/x.')
}

/** `/devices/lamp.switch`, or `/devices/lamp/a/b` for a point whose name has a slash. */
export function pointTagName(device: string, point: string): string {
  return `/devices/${device}${point.includes('/') ? '/' : '.'}${point}`
}
