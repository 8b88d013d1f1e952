/** A statement while it is read: what was said so far, refusing to hear anything twice. @module */

import type { DayRule, Moment, TimeOfDay } from './ast.ts'
import type { Reader } from './reader.ts'
import type { Span } from './refusal.ts'

/** A window while it is read: one end may be missing. */
export interface OpenWindow {
  readonly from: TimeOfDay | undefined
  readonly to: TimeOfDay | undefined
}

export class Draft {
  readonly span: { start: number; end: number }
  readonly days: DayRule[] = []
  readonly except: DayRule[] = []
  readonly times: TimeOfDay[] = []
  readonly marks: number[] = []
  step: number | undefined
  window: OpenWindow | undefined
  windowSpan: Span | undefined
  startAt: Moment | undefined
  endAt: Moment | undefined
  boundSpan: Span | undefined
  /** An ordinal weekday that still needs "of the month": said without it. */
  loose: Span | undefined
  private readonly reader: Reader

  constructor(reader: Reader) {
    this.reader = reader
    const { start, end } = reader.peek()
    this.span = { start, end }
  }

  get empty(): boolean {
    return this.days.length === 0 && !this.timed && this.startAt === undefined && this.endAt === undefined
  }

  /** Whether it says a time, a step or a window. */
  get timed(): boolean {
    return this.times.length > 0 || this.step !== undefined || this.window !== undefined || this.marks.length > 0
  }

  has(rule: DayRule['rule']): boolean {
    return this.days.some((known) => known.rule === rule)
  }

  /** @throws KAITHEM_VALUE when there is one of its kind */
  addDay(rule: DayRule, span: Span): void {
    if (this.has(rule.rule)) throw this.reader.refuse('twice', span)
    this.days.push(rule)
  }

  /** @throws KAITHEM_VALUE */
  addStep(step: number, span: Span): void {
    if (this.times.length > 0) throw this.reader.refuse('intervalAt', span, 'every 10 minutes between 8:00 and 9:00')
    if (this.step !== undefined) throw this.reader.refuse('twice', span)
    this.step = step
  }

  /** @throws KAITHEM_VALUE */
  addTimes(times: readonly TimeOfDay[], span: Span): void {
    if (this.step !== undefined || this.window !== undefined) {
      throw this.reader.refuse('intervalAt', span, 'every 10 minutes between 8:00 and 9:00')
    }
    if (this.times.length > 0) throw this.reader.refuse('twice', span, 'at 8:00 and 18:00')
    this.times.push(...times)
  }

  /** Two halves make a whole: after 8:00 and before 22:00. @throws KAITHEM_VALUE */
  addWindow(window: OpenWindow, span: Span): void {
    const known = this.window
    const fits = known === undefined || (known.from === undefined) !== (window.from === undefined)
    if (!fits || (known?.from !== undefined && known.to !== undefined)) throw this.reader.refuse('twice', span)
    if (this.times.length > 0) throw this.reader.refuse('intervalAt', span, 'every 10 minutes between 8:00 and 9:00')
    this.window = { from: window.from ?? known?.from, to: window.to ?? known?.to }
    this.windowSpan ??= span
  }

  /** @throws KAITHEM_VALUE */
  bound(which: 'startAt' | 'endAt', moment: Moment, span: Span): void {
    if (this[which] !== undefined) throw this.reader.refuse('twice', span)
    this[which] = moment
    this.boundSpan ??= span
  }
}
