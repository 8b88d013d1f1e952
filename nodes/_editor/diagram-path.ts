/** The lines of a diagram as SVG path data. @module */

interface Point {
  readonly x: number
  readonly y: number
}

const fix = (value: number): string => String(Math.round(value * 10) / 10)
const at = ({ x, y }: Point): string => `${fix(x)} ${fix(y)}`
const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

/** A smooth line that starts and ends exactly at the first and last point and is pulled towards those between. */
export function smoothPath(points: readonly Point[]): string {
  const [first, ...rest] = points
  const last = rest.pop()
  if (first === undefined || last === undefined) return ''
  const [start] = rest
  if (start === undefined) return `M${at(first)}L${at(last)}`
  let path = `M${at(first)}`
  rest.forEach((point, index) => {
    const next = rest[index + 1]
    path += `Q${at(point)} ${at(next === undefined ? last : between(point, next))}`
  })
  return path
}

/** A loop at the right side of a box, back into the box. */
export function loopPath(box: { x: number; y: number; width: number }): string {
  const right = box.x + box.width / 2
  const start = { x: right, y: box.y - 9 }
  const end = { x: right, y: box.y + 9 }
  return `M${at(start)}C${at({ x: right + 26, y: box.y - 18 })} ${at({ x: right + 26, y: box.y + 18 })} ${at(end)}`
}
