/** Values as short text, for lists. @module */

const longest = 80

/** One line that tells what a value is; never throws. */
export function preview(value: unknown): string {
  const text = write(value)
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

function write(value: unknown): string {
  if (typeof value === 'string') return value
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`
  if (typeof value !== 'object' || value === null) return String(value)
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return '(circular)'
  }
}
