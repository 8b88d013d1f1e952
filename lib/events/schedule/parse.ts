/** From a phrase to what it means. Wrong and unclear phrases are refused with their place, never guessed. @module */

import type { PhraseSchedule, Schedule, Statement } from './ast.ts'
import { wrongField } from './cron-fields.ts'
import { matchesEver } from './day-match.ts'
import { Draft } from './draft.ts'
import { Reader } from './reader.ts'
import { refusal } from './refusal.ts'
import { finish, isDays, readItem, readZone } from './statement.ts'
import { isTime } from './times.ts'
import { longestPhrase, nearestZone, tokenize, zoneName } from './tokens.ts'

/** Most statements in a phrase. */
const mostStatements = 20

/** Five or six fields of cron without the word, such as `30 7 * * mon-fri`; with a star, or all of digits. */
const cronFields = /^\s*([\d*/,-]+)(?:\s+[\d*/,-]+){3}(?:\s+[\da-z*/,#-]+){1,2}\s*$/i

interface Part {
  readonly draft: Draft
  readonly statement: Statement
}

/**
 * Reads a phrase. Nothing is loaded and nothing is asked: it works in dialogs too.
 *
 * @throws KAITHEM_VALUE; its data are a `RefusalData`
 * @example parsePhrase('every other friday at 8pm')
 */
export function parsePhrase(text: string): Schedule {
  const phrase = text.slice(0, longestPhrase + 1)
  const span = { start: 0, end: phrase.length }
  if (phrase.trim() === '') throw refusal('empty', phrase, span)
  if (/^\s*cron\s/i.test(phrase) && text.length <= longestPhrase) return readCron(phrase)
  const fields = cronFields.exec(phrase)
  if (fields !== null) {
    const [text, first = ''] = fields
    const start = phrase.search(/\S/)
    throw refusal('unknown', phrase, { start, end: start + first.length }, `cron ${text.trim()}`)
  }
  const schedule = readPhrase(new Reader(phrase, tokenize(phrase)))
  if (schedule.statements.some((statement) => !matchesEver(statement))) throw refusal('never', phrase, span)
  return schedule
}

function readPhrase(reader: Reader): PhraseSchedule {
  const parts: Part[] = []
  let zone: string | undefined
  let draft = new Draft(reader)
  const close = (): void => {
    if (draft.empty) throw reader.unexpected()
    draft.span.end = reader.last.end
    parts.push({ draft, statement: finish(reader, draft) })
    if (parts.length > mostStatements) throw reader.refuse('long', draft.span, '', { max: longestPhrase })
    draft = new Draft(reader)
  }
  while (!reader.done) {
    const first = reader.peek()
    const named = readZone(reader, nearestZone)
    if (named !== undefined) {
      if (zone !== undefined) throw reader.refuse('twice', first)
      zone = named
      continue
    }
    if (first.kind === 'semicolon') {
      close()
      reader.skip()
      draft = new Draft(reader)
      continue
    }
    const joiners = reader.joiners()
    if (joiners === 0) {
      readItem(reader, draft)
      continue
    }
    if (draft.empty || reader.atEnd(joiners)) throw reader.unexpected()
    if (endsHere(reader, draft, joiners)) {
      close()
      reader.skip(joiners)
      draft = new Draft(reader)
    } else reader.skip(joiners)
  }
  if (parts.length === 0 || !draft.empty) close()
  checkParts(reader, parts)
  return { kind: 'phrase', statements: parts.map(({ statement }) => statement), zone }
}

/** Whether an "and" or a comma ends a statement, or only joins what belongs to it. */
function endsHere(reader: Reader, draft: Draft, joiners: number): boolean {
  const isComma = reader.is('comma') && joiners === 1
  const halfWindow = draft.window !== undefined && (draft.window.from === undefined) !== (draft.window.to === undefined)
  if (halfWindow && reader.isOneOf(['before', 'after', 'until', 'till'], joiners)) return false
  if (!isComma) return true
  if (reader.isOneOf(['in', 'during'], joiners)) return false
  const at = joiners + (reader.isWord('at', joiners) ? 1 : 0)
  if (isDays(reader, joiners)) return draft.timed && draft.days.length > 0
  return draft.times.length > 0 && isTime(reader, at)
}

/** Parts that would be understood differently by different people. */
function checkParts(reader: Reader, parts: readonly Part[]): void {
  if (parts.length < 2) return
  const isImplied = ({ statement: { timing } }: Part): boolean => timing.kind === 'times' && timing.implied
  const untimed = parts.find(isImplied)
  if (untimed !== undefined && !parts.every(isImplied)) {
    throw reader.refuse('timeMissing', untimed.draft.span, 'every monday at 8:00 and every friday at 8:00')
  }
  const dayless = parts.find(({ draft, statement }) => draft.days.length === 0 && statement.timing.kind === 'times')
  if (dayless !== undefined && parts.some(({ draft }) => draft.days.length > 0)) {
    const said = reader.phrase.slice(dayless.draft.span.start, dayless.draft.span.end)
    throw reader.refuse('dayMissing', dayless.draft.span, `every day ${said}`)
  }
  const bounded = parts.find(({ draft }) => draft.boundSpan !== undefined)
  if (bounded?.draft.boundSpan !== undefined && parts.some(({ draft }) => draft.boundSpan === undefined)) {
    throw reader.refuse('boundsPartly', bounded.draft.boundSpan)
  }
}

/** A first look, without the cron library, so that dialogs can take it too. */
function checkedPattern(fields: readonly string[], refuse: (word: string) => Error): string {
  const wrong = wrongField(fields)
  if (wrong !== undefined) throw refuse(wrong)
  return fields.join(' ')
}

/** "cron 0 8 * * 1-5 Europe/Berlin": in the end the fields are judged by the cron library. */
function readCron(phrase: string): Schedule {
  const fields = phrase.trim().split(/\s+/).slice(1)
  const last = fields.at(-1) ?? ''
  const refuse = (word: string): Error =>
    refusal('cron', phrase, { start: 5, end: phrase.length }, 'cron 0 8 * * 1-5', { word })
  const isZone = /^[a-z][\w+-]*\/[\w/+-]+$/i.test(last) || /^(utc|gmt)$/i.test(last)
  if (!isZone) return { kind: 'cron', pattern: checkedPattern(fields, refuse), zone: undefined }
  const zone = zoneName(last)
  if (zone === undefined) {
    const start = phrase.lastIndexOf(last)
    throw refusal('zone', phrase, { start, end: start + last.length }, nearestZone(last))
  }
  return { kind: 'cron', pattern: checkedPattern(fields.slice(0, -1), refuse), zone }
}
