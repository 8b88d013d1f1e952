/**
 * The phase of the moon on kaithem's scales: how far it is ahead of the sun along the ecliptic, by the largest terms of
 * their motion (Meeus, chapters 25 and 47). Within a tenth of a degree, so within ten minutes.
 *
 * @module
 */

const degrees = Math.PI / 180
/** 2000-01-01 12:00 as epoch seconds, less the seconds that the earth's rotation lags behind uniform time. */
const epoch2000 = 946_728_000 - 69
const secondsPerCentury = 3_155_760_000

/** Degrees, and how often the mean elongation, the anomalies of sun and moon, and the moon's latitude go into it. */
const terms: readonly (readonly [amplitude: number, d: number, m: number, mm: number, f: number])[] = [
  [6.288774, 0, 0, 1, 0],
  [1.274027, 2, 0, -1, 0],
  [0.658314, 2, 0, 0, 0],
  [0.213618, 0, 0, 2, 0],
  [-0.185116, 0, 1, 0, 0],
  [-0.114332, 0, 0, 0, 2],
  [0.058793, 2, 0, -2, 0],
  [0.057066, 2, -1, -1, 0],
  [0.053322, 2, 0, 1, 0],
  [0.045758, 2, -1, 0, 0],
  [-0.040923, 0, 1, -1, 0],
  [-0.03472, 1, 0, 0, 0],
  [-0.030383, 0, 1, 1, 0],
  [0.015327, 2, 0, 0, -2],
  // The sun's own part, which the elongation loses.
  [-1.914602, 0, 1, 0, 0],
  [-0.019993, 0, 2, 0, 0],
]

/** Degrees that the moon is ahead of the sun, 0 to 360. */
function elongation(instant: number): number {
  const t = (instant - epoch2000) / secondsPerCentury
  const d = 297.8501921 + 445_267.1114034 * t
  const m = 357.5291092 + 35_999.0502909 * t
  const mm = 134.9633964 + 477_198.8675055 * t
  const f = 93.272095 + 483_202.0175233 * t
  const sum = terms.reduce(
    (total, [a, td, tm, tmm, tf]) => total + a * Math.sin((td * d + tm * m + tmm * mm + tf * f) * degrees),
    d,
  )
  return ((sum % 360) + 360) % 360
}

/**
 * Porting note: Kaithem's scale comes from a library whose new moon reads 0.5 and full moon 14.5; here these are 0 and 14, and the
 * quarters 7 and 21.
 *
 * @param instant epoch seconds
 * @returns 0 to 28, without 28
 * @example moonPhase(1_782_777_420) // 14.0, full moon
 */
export const moonPhase = (instant: number): number => (elongation(instant) * 28) / 360

/** How far on the way from new (0) to full (100), and back; it grows and falls evenly. */
export const moonPercent = (instant: number): number => (1 - Math.abs(1 - elongation(instant) / 180)) * 100
