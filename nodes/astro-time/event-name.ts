/** Events of the sun as people read them. @module */

/** Translates a key below `status` of the node's own catalogue. */
export type Translate = (key: string, values?: Record<string, string>) => string

/** `sunset`, or `rising -4°`. */
export function eventName(event: string, translate: Translate): string {
  const [name = '', altitude] = event.split(' ')
  return altitude === undefined ? translate(`event.${name}`) : `${translate(`short.${name}`)} ${altitude}°`
}
