/** Classes that work with and without `new`, can be extended, and know where their objects are made. @module */

import type { WidgetSite } from './site.ts'

/** A class of widgets as users see it. */
export interface WidgetClass<Args extends readonly unknown[], T> {
  new (...args: Args): T
  (...args: Args): T
  readonly prototype: T
}

type Constructor<Args extends readonly unknown[], T> = new (site: WidgetSite, ...args: Args) => T

/**
 * The class for one owner: its objects belong to that owner.
 *
 * @example
 * const Button = callable(site, ButtonWidget)
 * Button({ id: 'go' }) instanceof Button // true
 */
export function callable<Args extends readonly unknown[], T extends object>(
  site: WidgetSite,
  name: string,
  made: Constructor<Args, T>,
): WidgetClass<Args, T> {
  const result = {
    [name]: function (this: unknown, ...args: Args): T {
      return Reflect.construct(made, [site, ...args], new.target ?? result)
    },
  }[name] as unknown as WidgetClass<Args, T>
  // Objects of a class made for one owner are objects of the same class made for another.
  Object.defineProperty(result, 'prototype', { value: made.prototype })
  return result
}
