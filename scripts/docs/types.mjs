/** The types that signatures mention and that users fill in or get: options, callbacks, records. */

import { relative, sep } from 'node:path'
import ts from 'typescript'
import { root } from '../build/steps.mjs'
import { commentOf } from './comment.mjs'
import { tidy } from './text.mjs'

const isOurs = (node) => relative(root, node.getSourceFile().fileName).split(sep).join('/').startsWith('lib/')

/** What stands for an object of the API is explained by its members, not here. */
const isApiObject = ({ declarations }, node) =>
  /\bWithAliases</.test(node.getText()) ||
  /(Api|Members)$/.test(node.name.text) ||
  declarations.some(ts.isClassDeclaration)

function declarationOf(checker, name) {
  let symbol = checker.getSymbolAtLocation(name)
  if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol)
  const node = symbol?.declarations?.find((one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one))
  if (node === undefined || !isOurs(node) || isApiObject(symbol, node)) return undefined
  return { symbol, node }
}

/** Declarations by name, of what the nodes mention and of what these mention in turn. */
export function typesIn(checker, nodes) {
  const found = new Map()
  const visit = (node) => {
    // The body of a function mentions what its caller never sees.
    if (ts.isBlock(node)) return
    const name = ts.isTypeReferenceNode(node)
      ? node.typeName
      : ts.isExpressionWithTypeArguments(node)
        ? node.expression
        : undefined
    const declared = name === undefined ? undefined : declarationOf(checker, name)
    if (declared !== undefined && !found.has(declared.symbol.name)) {
      found.set(declared.symbol.name, declared)
      ts.forEachChild(declared.node, visit)
    }
    ts.forEachChild(node, visit)
  }
  for (const node of nodes) visit(node)
  return found
}

function memberOf(checker, member) {
  const text = tidy(member.getText())
  const symbol = member.name === undefined ? undefined : checker.getSymbolAtLocation(member.name)
  return { text, description: symbol === undefined ? '' : commentOf(checker, symbol).description }
}

/** `{ name, description, members }` of an interface, `{ name, description, text }` of another type. */
export function typeEntry(checker, { symbol, node }) {
  const { description } = commentOf(checker, symbol)
  const parameters = node.typeParameters ? `<${node.typeParameters.map((type) => type.name.text).join(', ')}>` : ''
  const name = `${symbol.name}${parameters}`
  if (ts.isInterfaceDeclaration(node)) {
    const inherited = (node.heritageClauses ?? []).flatMap((clause) => clause.types.map((type) => type.getText()))
    return { name, description, inherited, members: node.members.map((member) => memberOf(checker, member)) }
  }
  return { name, description, inherited: [], text: tidy(node.type.getText()) }
}
