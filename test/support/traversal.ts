/** Ways of writing a path that leads out of a folder, for every reader of paths. @module */

/** `..`, and what some reader once took for it. */
const ups = [
  ...['..', '%2e%2e', '%2E.', '.%2e', '%252e%252e', '%c0%ae%c0%ae', '%u002e%u002e', '..;', '.. ', ' ..', '..%00'],
  ...['..\0', '...', '....', '．．', '\u2025', '.\u200b.', '.', './..', '..%20', '..%09', '..\t'],
]
/** `/`, and what some reader once took for it. */
const slashes = ['/', '//', '\\', '\\/', '%2f', '%5c', '%255c', '%252f', '%c0%af', '／', '\u2215', '/./']
/** What may stand in front. */
const starts = ['', '/', './', 'a/', 'a/b.txt/', '//', 'C:', 'C:/', 'file://', '\\\\', '~/', '\u0000']

/**
 * More than 300 different paths to a file outside.
 *
 * @param target where the file is, seen from the folder above: `secret`
 * @param folder the absolute path of the folder above
 */
export function traversals(target: string, folder: string): string[] {
  const mixed = ups.flatMap((up) => slashes.map((slash) => `${up}${slash}${target}`))
  const deep = [2, 3, 10, 500].flatMap((depth) => ['../', '..\\', '%2e%2e%2f', './../'].map((up) => up.repeat(depth)))
  const led = starts.flatMap((start) => ['../', '..\\', '..%2f'].map((up) => `${start}${up}${target}`))
  const whole = ['', '/', '//', 'file://', '\\', '/.', '/a/..'].map((start) => `${start}${folder}/${target}`)
  const ends = ['/', '/.', '/..', '\0', '\0.txt', '%00.txt', '#', '?', ';', '::$DATA', '\n'].map(
    (end) => `../${target}${end}`,
  )
  const links = ['out', 'up/secret', 'a/up/secret', `up/${target}`, 'circle']
  return [...new Set([...mixed, ...deep.map((up) => up + target), ...led, ...whole, ...ends, ...links])]
}
