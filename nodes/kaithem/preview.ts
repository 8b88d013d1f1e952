/** Values as short text, for lists. @module */

const longest = 80

/** One line that tells what a value is; never throws. */
export function preview(value: unknown): string {
  const text = write(value)
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

/** Measured numbers have more digits than anybody reads: four behind the point, or four that count below one. */
function shortened(value: number): number {
  if (!Number.isFinite(value) || Number.isInteger(value)) return value
  return Math.abs(value) < 1 ? Number(value.toPrecision(4)) : Math.round(value * 1e4) / 1e4
}

function write(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(shortened(value))
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`
  if (typeof value !== 'object' || value === null) return String(value)
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return '(circular)'
  }
}
