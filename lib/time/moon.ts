/** The phase of the moon on kaithem's scales. @module */

/**
 * Porting note: Kaithem's scale comes from a library whose new moon reads 0.5 and full moon 14.5; here these are 0 and 14, and the
 * quarters 7 and 21.
 *
 * @param phase 0 to 1 from new moon to new moon
 * @returns 0 to 28, without 28
 */
export const moonDays = (phase: number): number => (phase * 28) % 28

/**
 * How far on the way from new (0) to full (100), and back.
 *
 * @example moonPercent(0.75) // 50, the last quarter
 */
export const moonPercent = (phase: number): number => (1 - Math.abs(1 - 2 * (phase % 1))) * 100
