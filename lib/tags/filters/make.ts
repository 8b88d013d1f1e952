/** Reads the arguments of a filter and makes it. @module */

import { KaithemError, valueText } from '../../errors.ts'
import { checkPriority } from '../claims.ts'
import { TagPoint } from '../tag-point.ts'
import type { TagView } from '../tag-view.ts'
import type { FilterParts, TagFilter } from './filter.ts'
import { HysteresisFilter } from './hysteresis.ts'

/** Options instead of priority and interval in order. */
export interface FilterOptionArguments {
  readonly priority?: number
  readonly interval?: number | null
}

/** name, input, time constant or hysteresis, priority or options, interval. */
export type FilterArguments = readonly [
  name: string,
  input: unknown,
  amount: number,
  priority?: number | FilterOptionArguments,
  interval?: number | null,
]

type FilterClass<T extends TagFilter> = new (parts: FilterParts, amount: number) => T

function inputTag(view: TagView, input: unknown): TagPoint<number> {
  const point = TagPoint.pointOf(input)
  const name = point?.name ?? input
  if (typeof name === 'string') return view.get(name, 'number') as TagPoint<unknown> as TagPoint<number>
  throw new KaithemError('KAITHEM_TYPE', `A filter needs a numeric tag or its name as input, not ${typeof input}`, {})
}

function checkAmount(amount: unknown, isTime: boolean): number {
  if (typeof amount === 'number' && Number.isFinite(amount) && (isTime ? amount > 0 : amount >= 0)) return amount
  const what = isTime ? 'a time constant above 0 seconds' : 'a hysteresis of 0 or more'
  throw new KaithemError('KAITHEM_VALUE', `The filter needs ${what}, not ${valueText(amount)}`, { amount })
}

/** @throws KAITHEM_NAME, KAITHEM_TYPE, KAITHEM_VALUE */
export function makeFilter<T extends TagFilter>(view: TagView, Filter: FilterClass<T>, args: FilterArguments): T {
  const [name, input, amount, priority, interval] = args
  const isTime = (Filter as unknown) !== HysteresisFilter
  const checked = checkAmount(amount, isTime)
  const options = typeof priority === 'object' && priority !== null ? priority : { priority, interval }
  const source = inputTag(view, input)
  return new Filter(
    {
      clock: view.registry.env.clock,
      tag: view.get(name, 'number') as TagPoint<unknown> as TagPoint<number>,
      input: source,
      suffix: isTime ? 'lowpass' : 'hysteresis',
      priority: checkPriority(options.priority, 60),
      interval: options.interval === null ? (isTime ? checked / 2 : -1) : (options.interval ?? -1),
    },
    checked,
  )
}
