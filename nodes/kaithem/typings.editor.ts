/** Turns the package's type declarations into what the code editor of a function node understands. @module */

const packageName = '@kaithem/node-red-kaithem'
const typesModule = `${packageName}/types`
const type = `import('${typesModule}').Kaithem`

/** The declarations as a module that no function node's code can name by accident. */
export function wrapModule(declarations: string): string {
  // Inside a declared module everything is declared, and saying it again is an error.
  const body = declarations.replace(/^(export )?declare /gm, '$1')
  return `declare module '${typesModule}' {\n${body}\n}\n`
}

/**
 * How function nodes reach kaithem. `global` and `RED.util` are added to what Node-RED declares; TypeScript keeps the
 * first declaration of `get` it meets, so this one must be added before Node-RED's and know its other forms too.
 */
export function declareAccess(isBareWord: boolean): string {
  const bare = `/** Live tags, alerts, state machines, events, devices and more, as seen by this node. */
declare var kaithem: ${type}
declare namespace RED { namespace util { const kaithem: ${type} } }
`
  return `${isBareWord ? bare : ''}declare namespace global {
  function get(name: 'kaithem'): ${type}
  function get(name: string | string[], ...more: unknown[]): any
}
`
}
