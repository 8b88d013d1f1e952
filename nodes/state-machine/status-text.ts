/** What stands under the node: the state, and since when. @module */

const pair = (value: number): string => String(value).padStart(2, '0')

/**
 * Such as `motion · 14:03:22`, with the date in front of the time for another day than today. It changes only with the
 * state, so it costs nothing while nothing happens.
 */
export function statusText(state: string, since: number, now: number): string {
  const date = new Date(since * 1000)
  const time = `${pair(date.getHours())}:${pair(date.getMinutes())}:${pair(date.getSeconds())}`
  const isToday = date.toDateString() === new Date(now * 1000).toDateString()
  const day = isToday ? '' : `${date.getFullYear()}-${pair(date.getMonth() + 1)}-${pair(date.getDate())} `
  return `${state} · ${day}${time}`
}
