/** Times as the node's status and its dialog show them. @module */

/** `2026-03-02 08:00` in a zone, with seconds where there are some; `2026-03-02 08:00` without a date if it is today. */
export function timeText(time: number, zone: string, now: number): string {
  const format = (options: Intl.DateTimeFormatOptions, at: number): string =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...options }).format(at * 1000)
  const date = format({ dateStyle: 'short' }, time)
  const clock = format({ timeStyle: time % 60 === 0 ? 'short' : 'medium' }, time)
  return date === format({ dateStyle: 'short' }, now) ? clock : `${date} ${clock}`
}
