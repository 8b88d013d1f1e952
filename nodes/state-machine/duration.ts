/** Lengths of time for people. @module */

/** Such as `12 s`, `4:05 min`, `2:30:00 h`, `3 d 4 h`; below 10 s with one decimal if there is one. */
export function durationText(seconds: number): string {
  const total = Math.max(0, seconds)
  if (total < 9.95) return `${Number(total.toFixed(1))} s`
  const whole = Math.round(total)
  if (whole < 60) return `${whole} s`
  const pair = (value: number): string => String(value).padStart(2, '0')
  if (whole < 3600) return `${Math.floor(whole / 60)}:${pair(whole % 60)} min`
  if (whole < 86_400) return `${Math.floor(whole / 3600)}:${pair(Math.floor(whole / 60) % 60)}:${pair(whole % 60)} h`
  return `${Math.floor(whole / 86_400)} d ${Math.floor(whole / 3600) % 24} h`
}

/** A timer's length as it was set: without a remainder, in the largest unit that fits. */
export function lengthText(seconds: number): string {
  if (seconds >= 3600 && seconds % 3600 === 0) return `${seconds / 3600} h`
  if (seconds >= 60 && seconds % 60 === 0) return `${seconds / 60} min`
  return Number.isInteger(seconds) && seconds > 60 ? durationText(seconds) : `${seconds} s`
}
