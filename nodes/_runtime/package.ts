/** Names that Node-RED and this package share. @module */

/** The package's name: namespace of its texts, and the module of the Setup tab. */
export const packageName = '@kaithem/node-red-kaithem'

/** The set with the shared texts. */
export const sharedSet = 'kaithem'

/**
 * The full key of a text, for the editor to translate. A key with a set in front (`kaithem:status.ready`) is of that
 * set, any other of `set`.
 */
export function textKey(set: string, key: string): string {
  return key.includes(':') ? `${packageName}/${key}` : `${packageName}/${set}:${key}`
}
