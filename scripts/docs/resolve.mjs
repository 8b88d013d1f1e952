/** From a public name to its declaration: `kaithem.a.b` walks members, `#` goes to what a class or function makes. */

import { join } from 'node:path'
import ts from 'typescript'
import { root } from '../build/steps.mjs'

/** Names that do not begin at the kaithem object. */
const shorthands = new Map([['tag', 'kaithem.tags.NumericTagPointClass#']])

/** @param {ts.Program} program */
export function createResolver(program) {
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(join(root, 'lib/kaithem.ts'))
  const kaithem = source.statements.find((node) => ts.isClassDeclaration(node) && node.name?.text === 'Kaithem')
  const kaithemType = checker.getTypeAtLocation(kaithem)

  const typeOf = (symbol) => checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(symbol, kaithem))

  /** What `new` or a call of it gives; the type itself when it is no function. */
  function madeBy(type) {
    const [signature] = [...type.getConstructSignatures(), ...type.getCallSignatures()]
    if (signature === undefined) return type
    const made = checker.getNonNullableType(checker.getReturnTypeOfSignature(signature))
    return checker.getNonNullableType(checker.getAwaitedType(made) ?? made)
  }

  function walk(path) {
    const [first, ...rest] = path.match(/[^.#]+|#/g) ?? []
    if (shorthands.has(first)) return walk(`${shorthands.get(first)}${path.slice(first.length + 1)}`)
    if (first !== 'kaithem') return undefined
    let found = { type: kaithemType, symbol: undefined, owner: undefined }
    for (const part of rest) {
      if (part === '#') {
        found = { type: madeBy(found.type), symbol: undefined, owner: undefined }
        continue
      }
      const symbol = found.type.getProperty(part)
      if (symbol === undefined) return undefined
      found = { type: typeOf(symbol), symbol, owner: found.type }
    }
    return found
  }

  return {
    checker,
    /** `{ symbol, type, owner }`, or undefined where nothing of that name is declared. */
    resolve(name) {
      const found = walk(name)
      return found?.symbol === undefined ? undefined : found
    },
  }
}
