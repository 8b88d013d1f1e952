/** A line through points in time, as the path of an SVG; the server and the script of pages draw the same. @module */

/** Epoch seconds and a value. */
export type ChartPoint = readonly [time: number, value: number]

/** What a chart shows. */
export interface ChartFrame {
  /** Right end, epoch seconds. */
  readonly now: number
  /** Seconds from the left end to the right. */
  readonly seconds: number
  readonly min: number
  readonly max: number
}

/** The drawing is so wide and so high; it is stretched to its place. */
export const chartWidth = 300
export const chartHeight = 100

const tenth = (value: number): string => String(Math.round(value * 10) / 10)

/** The ends of the scale: given ones, else those of the values with some air. */
export function chartScale(
  points: readonly ChartPoint[],
  min: number | null,
  max: number | null,
): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const [, value] of points) {
    if (value < low) low = value
    if (value > high) high = value
  }
  if (low > high) [low, high] = [0, 1]
  const air = high > low ? (high - low) * 0.08 : Math.max(Math.abs(high) * 0.1, 1)
  const bottom = min ?? low - air
  const top = max ?? high + air
  return top > bottom ? [bottom, top] : [bottom, bottom + 1]
}

/** A value holds until the next one: steps, not slopes. `area` goes down to the lower edge at both ends. */
export function chartPath(points: readonly ChartPoint[], { now, seconds, min, max }: ChartFrame, area = false): string {
  const start = now - seconds
  const x = (time: number): number => ((Math.max(time, start) - start) / seconds) * chartWidth
  const y = (value: number): number =>
    chartHeight - ((Math.min(max, Math.max(min, value)) - min) / (max - min)) * chartHeight
  // The last point before the left end holds at it.
  const before = points.findLastIndex(([time]) => time <= start)
  const shown = points.slice(Math.max(0, before))
  const [first] = shown
  if (first === undefined) return ''
  const left = tenth(x(first[0]))
  let path = area ? `M${left} ${chartHeight}V${tenth(y(first[1]))}` : `M${left} ${tenth(y(first[1]))}`
  for (const [time, value] of shown.slice(1)) path += `H${tenth(x(time))}V${tenth(y(value))}`
  return `${path}H${chartWidth}${area ? `V${chartHeight}Z` : ''}`
}

/** An end of the scale: so exact that both ends differ, and no more. */
export const axisText = (value: number): string => String(Number(value.toPrecision(4)))
