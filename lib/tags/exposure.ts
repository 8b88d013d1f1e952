/** Who may see and change a tag from outside; data only, the web layer enforces it. @module */

import { KaithemError, valueText } from '../errors.ts'

/** Permissions are comma-separated names; `__never__` allows nobody. */
export interface Exposure {
  readonly read: string
  readonly write: string
  /** Priority of the claim a client makes. */
  readonly priority: number
}

/** What the web layer reads: both permissions as lists. */
export interface EffectiveExposure {
  readonly read: readonly string[]
  readonly write: readonly string[]
  readonly priority: number
}

export const never = '__never__'

function permissionList(value: unknown, what: string): string[] {
  const items: unknown[] = Array.isArray(value) ? value : valueText(value ?? '').split(',')
  const names = items.map((item) => valueText(item).trim()).filter((item) => item !== '')
  for (const name of names) {
    if (!Number.isNaN(Number(name))) {
      throw new KaithemError('KAITHEM_VALUE', `${what}: a permission cannot be a number: ${name}`, { permission: name })
    }
  }
  return names
}

/**
 * Brings permissions into one form.
 *
 * @throws KAITHEM_VALUE a permission that is a number
 */
export function permissionText(value: unknown, what: string): string {
  return permissionList(value, what).join(',')
}

/** Configured elements win one by one; what nobody gave has the safe default. */
export function effectivePermissions(
  code: Exposure | undefined,
  configured: Partial<Exposure> | undefined,
): readonly [read: string, write: string, priority: number] {
  const read = configured?.read ?? code?.read ?? ''
  const write = configured?.write ?? code?.write ?? never
  return [read, write === '' ? never : write, configured?.priority ?? code?.priority ?? 50]
}

/** Undefined when nobody may read it: then it is not exposed at all. */
export function effectiveExposure([read, write, priority]: readonly [string, string, number]):
  | EffectiveExposure
  | undefined {
  const readers = read.split(',').filter((name) => name !== '')
  if (readers.length === 0 || readers.includes(never)) return undefined
  return { read: readers, write: write.split(','), priority }
}
