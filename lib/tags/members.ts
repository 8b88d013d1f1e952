/** The named members of kaithem.tags, bound to one owner. @module */

import { addAliases } from '../aliases.ts'
import { createSubscription, type Subscription } from '../scope.ts'
import { HighpassFilter } from './filters/highpass.ts'
import { HysteresisFilter } from './filters/hysteresis.ts'
import { LowpassFilter } from './filters/lowpass.ts'
import { type FilterArguments, makeFilter } from './filters/make.ts'
import { handleClasses } from './handle.ts'
import { normalizeName } from './names.ts'
import { TagMap } from './tag-map.ts'
import type { TagPoint } from './tag-point.ts'
import type { TagView } from './tag-view.ts'
import type { SubscriberErrorListener, TagType } from './types.ts'

/** A function that works with and without `new`. */
function getter(view: TagView, type: TagType): (name: string) => TagPoint<unknown> {
  return function Tag(name: string) {
    return view.get(name, type)
  }
}

function tagClass(view: TagView, type: TagType): (name: string) => TagPoint<unknown> {
  function Tag(name: string): TagPoint<unknown> {
    return view.construct(name, type)
  }
  Tag.prototype = handleClasses[type].prototype
  return Tag
}

function onSubscriberError(view: TagView, listener: SubscriberErrorListener): Subscription {
  const { errorListeners } = view.registry.env
  errorListeners.set(listener, view.owner)
  return createSubscription(view.owner, () => errorListeners.delete(listener))
}

function filters(view: TagView): object {
  return {
    LowpassFilter: function Lowpass(...args: FilterArguments) {
      return makeFilter(view, LowpassFilter, args)
    },
    HighpassFilter: function Highpass(...args: FilterArguments) {
      return makeFilter(view, HighpassFilter, args)
    },
    HysteresisFilter: function Hysteresis(...args: FilterArguments) {
      return makeFilter(view, HysteresisFilter, args)
    },
  }
}

/** The object behind the proxy; it has no prototype, so that no inherited name hides a tag. */
export function createTagMembers(view: TagView): object {
  const { registry } = view
  const members = {
    __proto__: null,
    NumericTag: getter(view, 'number'),
    StringTag: getter(view, 'string'),
    ObjectTag: getter(view, 'object'),
    BinaryTag: getter(view, 'binary'),
    NumericTagPointClass: tagClass(view, 'number'),
    StringTagPointClass: tagClass(view, 'string'),
    ObjectTagPointClass: tagClass(view, 'object'),
    BinaryTagPointClass: tagClass(view, 'binary'),
    get: (name: string) => view.get(name),
    has: (name: string) => registry.find(name) !== undefined,
    names: (prefix?: string, limit?: number) => registry.names(prefix, limit),
    delete: (name: string) => registry.delete(name),
    all_tags_raw: new TagMap(view),
    normalize_name: normalizeName,
    on_subscriber_error: (listener: SubscriberErrorListener) => onSubscriberError(view, listener),
    ...filters(view),
    [Symbol.iterator]: () => registry.points.keys(),
    [Symbol.toStringTag]: 'Tags',
  }
  addAliases(members)
  return members
}
