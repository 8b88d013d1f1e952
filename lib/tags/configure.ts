/** Applying a configuration to a tag. @module */

import { KaithemError } from '../errors.ts'
import type { TagAlarms } from './alarms.ts'
import { fromHex } from './base64.ts'
import type { ClaimCore } from './claim-core.ts'
import type { ClaimSource } from './claim-source.ts'
import { makeClaim } from './claims.ts'
import { checkConfig, type OverrideConfig } from './config.ts'
import { setDefaultValue } from './defaults.ts'
import { configureExposure } from './expose.ts'
import type { Point } from './point.ts'
import { setProperty } from './properties.ts'
import { setRestore } from './restore.ts'
import type { LayeredName } from './settings.ts'
import type { TagConfig } from './tag-config.ts'
import { replaceUnit } from './tag-units.ts'

/** What configuring needs besides the tag. */
export interface ConfigServices {
  expressionSource(point: Point<unknown>, text: string): ClaimSource
  alarmsOf(point: Point<unknown>): TagAlarms
}

const layered: readonly LayeredName[] = ['min', 'max', 'hi', 'lo', 'interval', 'displayUnits', 'enum']

function fromText(point: Point<unknown>, value: unknown): unknown {
  if (point.type !== 'binary' || typeof value !== 'string') return value
  const bytes = fromHex(value)
  if (bytes !== undefined) return bytes
  throw new KaithemError('KAITHEM_VALUE', `Tag ${point.name}: bytes are given as pairs of hexadecimal digits`, {})
}

/** A prepared override: everything that can fail has been tried. */
interface Prepared extends OverrideConfig {
  readonly source: ClaimSource | undefined
}

function prepare(
  services: ConfigServices,
  point: Point<unknown>,
  override: OverrideConfig | undefined,
): Prepared | undefined {
  if (override === undefined) return undefined
  const { value } = override
  if (typeof value === 'string' && value.trimStart().startsWith('=')) {
    return { ...override, source: services.expressionSource(point, value.trim().slice(1)) }
  }
  const data = fromText(point, value)
  point.coerce(data)
  return { ...override, value: data, source: undefined }
}

function claim(point: Point<unknown>, { name, priority, value, length, source }: Prepared): ClaimCore<unknown> {
  return makeClaim(point, { name, priority, expiration: length }, undefined, (target, how) => {
    target.by = 'configuration'
    if (source === undefined) point.set(target, value, how)
    else point.setSource(target, source, how)
  })
}

function applyOverrides(point: Point<unknown>, override: Prepared | undefined, temporary: Prepared | undefined): void {
  const { meta } = point
  const before = meta.override
  meta.override = override === undefined ? undefined : claim(point, override)
  if (before !== undefined && before !== meta.override) point.release(before, true)
  if (temporary !== undefined) claim(point, temporary)
}

/**
 * See `tag.set_config_data`. The configuration stays until it is replaced or taken away with null, also when the one
 * who gave it closes: limits must not vanish for the time of a deploy.
 */
export function configure(services: ConfigServices, point: Point<unknown>, config: TagConfig | null): void {
  point.checkOpen()
  const checked = checkConfig(config ?? {}, point.type, point.name)
  const value = fromText(point, checked.value)
  if (value !== undefined) point.coerce(value)
  const override = prepare(services, point, checked.override)
  const temporary = prepare(services, point, checked.temporary)
  for (const name of layered) setProperty(point, 'configured', name, checked.settings[name])
  if (checked.unit !== undefined) replaceUnit(point, checked.unit)
  setDefaultValue(point, 'configured', value)
  applyOverrides(point, override, temporary)
  configureExposure(point, checked.exposure)
  if (checked.alarms.size > 0 || point.knownMeta?.alarms !== undefined)
    services.alarmsOf(point).configure(checked.alarms)
  point.meta.config = config ?? undefined
  if (checked.restore !== undefined) setRestore(point, checked.restore)
  point.env.deps.bus.postSync('/system/tags/configured', point.name)
}
