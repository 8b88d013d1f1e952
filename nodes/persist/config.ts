/** Settings of kaithem-persist: shape, defaults and checks, for the runtime and the dialog. @module */

import { isKaithemError } from '../../lib/errors.ts'
import { faultOf, formatOf, longestName } from '../../lib/persist/names.ts'
import { checkChoice, checkNumber, missingIssue } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues } from '../_config/issues.ts'
import { readChoice, readFlag, readName, readNumber, readText } from '../_config/read.ts'

/** The settings as a new node has them. */
export const defaults = {
  name: '',
  file: '',
  format: 'auto',
  action: 'change',
  value: 'payload',
  valueType: 'msg',
  loadOnStart: true,
  initial: '',
  initialType: 'none',
  interval: '1',
  perHour: '',
  private: false,
  backup: true,
  expand: false,
} as const

/** What a message does. */
export const actions = ['change', 'save', 'flush', 'load', 'delete'] as const
export type Action = (typeof actions)[number]

const kinds = ['json', 'yaml', 'toml', 'txt', 'bin']
const formats = ['auto', ...['', '.gz', '.bz2'].flatMap((end) => kinds.map((kind) => `${kind}${end}`))] as const
const initialTypes = ['none', 'json', 'str', 'num', 'bool', 'bin'] as const

export interface PersistConfig {
  readonly file: string
  /** As an ending would say it; undefined: the ending of the name. */
  readonly format: string | undefined
  readonly action: Action
  readonly value: string
  readonly valueType: string
  readonly loadOnStart: boolean
  /** What is sent when there is no file yet. */
  readonly initial: string
  readonly initialType: (typeof initialTypes)[number]
  /** Seconds. */
  readonly interval: number
  /** Most writes within an hour; 0 for no limit. */
  readonly perHour: number
  readonly private: boolean
  readonly backup: boolean
  readonly expand: boolean
}

/** Finds what is wrong with the settings. */
export function check(raw: RawConfig): Issue[] {
  return [
    ...checkFile(raw),
    ...checkChoice(raw, 'format', formats),
    ...checkChoice(raw, 'action', actions),
    ...checkChoice(raw, 'initialType', initialTypes),
    ...checkNumber(raw, 'interval', { min: 0, max: 86_400 }),
    ...checkNumber(raw, 'perHour', { min: 0, max: 100_000, whole: true }),
  ]
}

/** From the root, also by a variable that says where it is; on Windows with a drive or a share. */
function startsAtRoot(file: string, isExpanded: boolean): boolean {
  return /^(\/|\\\\|[a-z]:[\\/])/i.test(file) || (isExpanded && /^[~$]/.test(file))
}

function checkFile(raw: RawConfig): Issue[] {
  const file = readName(raw, 'file')
  if (file === '') return [missingIssue('file', 'The file')]
  const issue = (reason: string, message: string): Issue[] => [
    { property: 'file', code: 'KAITHEM_VALUE', reason, message, data: { file: file.slice(0, 80), max: longestName } },
  ]
  const fault = faultOf(file, startsAtRoot(file, readFlag(raw, 'expand', defaults.expand)))
  if (fault !== undefined) return issue(`file-${fault}`, `"${file.slice(0, 80)}" cannot be a file (${fault}).`)
  if (!['auto', ''].includes(readName(raw, 'format', defaults.format))) return []
  try {
    formatOf(file)
    return []
  } catch (error) {
    if (!isKaithemError(error)) throw error
    return issue('file-ending', error.message)
  }
}

/**
 * The checked settings.
 *
 * @throws the first issue as KaithemError
 */
export function parseConfig(raw: RawConfig): PersistConfig {
  refuseIssues(check(raw))
  const format = readName(raw, 'format', defaults.format)
  return {
    file: readName(raw, 'file'),
    format: format === 'auto' || format === '' ? undefined : format,
    action: readChoice(raw, 'action', actions),
    value: readText(raw, 'value', defaults.value),
    valueType: readName(raw, 'valueType', defaults.valueType),
    loadOnStart: readFlag(raw, 'loadOnStart', defaults.loadOnStart),
    initial: readText(raw, 'initial', defaults.initial),
    initialType: readChoice(raw, 'initialType', initialTypes),
    interval: readNumber(raw, 'interval') ?? Number(defaults.interval),
    perHour: readNumber(raw, 'perHour') ?? 0,
    private: readFlag(raw, 'private', defaults.private),
    backup: readFlag(raw, 'backup', defaults.backup),
    expand: readFlag(raw, 'expand', defaults.expand),
  }
}
