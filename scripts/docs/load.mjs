/** Loads TypeScript sources without a build: as modules that run, and as a program that knows every type. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { filesBelow, read, root } from '../build/steps.mjs'

const requireFromHere = createRequire(import.meta.url)

/**
 * What a TypeScript module exports. For modules of data: it may import others of the kind, and nothing is checked.
 *
 * @param {string} path relative to the package
 */
export function loadModule(path, known = new Map()) {
  const loaded = known.get(path)
  if (loaded !== undefined) return loaded
  const module = { exports: {} }
  known.set(path, module.exports)
  const { outputText } = ts.transpileModule(read(path), {
    fileName: path,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 },
  })
  const load = (id) =>
    id.startsWith('.') ? loadModule(join(dirname(path), id).replaceAll('\\', '/'), known) : requireFromHere(id)
  new Function('require', 'module', 'exports', outputText)(load, module, module.exports)
  return module.exports
}

/** All of lib/ with its types. */
export function createProgram() {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8'))
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const files = filesBelow('lib', (path) => path.endsWith('.ts')).map((path) => join(root, path))
  return ts.createProgram({ rootNames: files, options: { ...options, noEmit: true } })
}
