/** The status of a node with a wrong setting, where the setting says more than the code of the error. @module */

import { type ErrorData, isKaithemError } from '../../lib/errors.ts'
import type { RawConfig } from '../_config/issues.ts'
import { sharedSet, textKey } from './package.ts'
import type { Red } from './red-types.ts'

/** "wrong setting: evry day", in the language of the runtime; undefined for what is not about the text of a setting. */
export function wrongSetting(error: unknown, raw: RawConfig, RED: Pick<Red, '_'>): string | undefined {
  if (!isKaithemError(error)) return undefined
  // Coded errors of user code may come without data.
  const { property } = (error.data ?? {}) as ErrorData
  const setting = typeof property === 'string' ? raw[property] : undefined
  if (typeof setting !== 'string' || setting.trim() === '') return undefined
  return RED._(textKey(sharedSet, `${sharedSet}:status.wrong`), { setting: setting.trim().slice(0, 64) })
}
