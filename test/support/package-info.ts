/** What the package consists of, read from package.json and the folders. @module */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

export const languages = ['en-US', 'de'] as const

export interface NodeType {
  /** Type, set name and base of all its file names. */
  readonly type: string
  /** Folder below nodes/. */
  readonly folder: string
  /** Config nodes stand on no canvas: no icon, no example of their own. */
  readonly config: boolean
}

export interface Example {
  /** Below examples/, with slashes. */
  readonly path: string
  readonly nodes: readonly ExampleNode[]
}

export interface ExampleNode extends Record<string, unknown> {
  readonly id: string
  readonly type: string
}

interface Manifest {
  name: string
  version: string
  'node-red': { nodes: Record<string, string>; plugins: Record<string, string> }
  /** Small packages that the build bundles. */
  kaithem: { vendor: string[] }
}

/** Content of a text file of the package. */
export const read = (path: string): string => readFileSync(join(root, path), 'utf8')

export const manifest: Manifest = JSON.parse(read('package.json'))

/** All files below a folder of the package, with slashes; none when the folder is missing. */
export function filesBelow(folder: string, ending = ''): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
}

/** Every node type of the package. */
export const nodeTypes: readonly NodeType[] = Object.entries(manifest['node-red'].nodes).map(([type, path]) => {
  const folder = path.split('/')[2] ?? ''
  const dialog = `nodes/${folder}/${type}.editor.ts`
  return { type, folder, config: existsSync(join(root, dialog)) && /category: 'config'/.test(read(dialog)) }
})

export const pluginNames: readonly string[] = Object.keys(manifest['node-red'].plugins)

/** Every example flow. */
export const examples: readonly Example[] = filesBelow('examples', '.json').map((path) => ({
  path: path.slice('examples/'.length),
  nodes: JSON.parse(read(path)),
}))

/** Names of the icons, without their ending. */
export const icons: readonly string[] = filesBelow('icons', '.svg').map((path) => basename(path, '.svg'))
