/** Time zones to choose from. @module */

/** How many are offered at once. */
const longest = 50

/** The IANA names that hold what was typed; those that begin with it, or whose city does, come first. */
export function matchTimezones(typed: string): string[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_')
  const rank = (name: string): number => {
    const lower = name.toLowerCase()
    if (lower.startsWith(wanted)) return 0
    return lower.includes(`/${wanted}`) ? 1 : 2
  }
  return ['UTC', ...Intl.supportedValuesOf('timeZone')]
    .filter((name, index, names) => name.toLowerCase().includes(wanted) && names.indexOf(name) === index)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, longest)
}
