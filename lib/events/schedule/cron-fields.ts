/** A first look at the fields of a cron pattern, without the cron library: how many, and which numbers. @module */

interface Field {
  readonly name: string
  readonly min: number
  readonly max: number
}

const usual: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12 },
  { name: 'day of the week', min: 0, max: 7 },
]
const second: Field = { name: 'second', min: 0, max: 59 }
const year: Field = { name: 'year', min: 1, max: 9999 }

const nicknames = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@hourly']

/** Says what is wrong, or undefined. Five fields, six with seconds in front, seven with a year at the end. */
export function wrongField(fields: readonly string[]): string | undefined {
  if (fields.length === 1 && nicknames.includes(fields[0] ?? '')) return undefined
  if (fields.length < 5 || fields.length > 7) return `five to seven fields are needed, not ${fields.length}`
  const meaning = [...(fields.length > 5 ? [second] : []), ...usual, ...(fields.length > 6 ? [year] : [])]
  for (const [index, field] of meaning.entries()) {
    const text = fields[index] ?? ''
    if (!/^[\d*/,\-?+#a-z]+$/i.test(text)) return `"${text}" cannot be the ${field.name}`
    // Steps (after a slash) and ordinals (after #) are no values of the field.
    const numbers = text.match(/(?<![/#\d])\d+/g) ?? []
    const wrong = numbers.map(Number).find((number) => number < field.min || number > field.max)
    if (wrong !== undefined) return `${wrong} is no ${field.name}`
  }
  return undefined
}
