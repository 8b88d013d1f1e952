/** How a public name is written by whoever uses it: calls with their parameters, properties with their types. */

import ts from 'typescript'
import { tidy } from './text.mjs'

const printFlags =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope |
  ts.TypeFormatFlags.OmitThisParameter

function callable(node) {
  if (ts.isMethodSignature(node) || ts.isMethodDeclaration(node) || ts.isFunctionDeclaration(node)) return node
  if (
    (ts.isPropertySignature(node) || ts.isPropertyDeclaration(node)) &&
    node.type &&
    ts.isFunctionTypeNode(node.type)
  ) {
    return node.type
  }
  return undefined
}

/** As declared, but a default that has a name in the sources is shown as what it is. */
function parameterText(checker, parameter) {
  const { initializer } = parameter
  if (initializer === undefined || !ts.isIdentifier(initializer)) return parameter.getText()
  const type = checker.getTypeAtLocation(initializer)
  const value = type.isLiteral() ? JSON.stringify(type.value) : checker.typeToString(type)
  return `${parameter.getText().slice(0, -initializer.getText().length)}${value}`
}

function callText(checker, call, node) {
  const parameters = node.parameters
    .filter(({ name }) => name.getText() !== 'this')
    .map((parameter) => parameterText(checker, parameter))
  const generic = node.typeParameters ? `<${node.typeParameters.map((type) => type.getText()).join(', ')}>` : ''
  const result = node.type ? `: ${node.type.getText()}` : ''
  return tidy(`${call}${generic}(${parameters.join(', ')})${result}`)
}

function makerTexts(checker, call, type) {
  const signatures = type.getCallSignatures().length > 0 ? type.getCallSignatures() : type.getConstructSignatures()
  const prefix = type.getCallSignatures().length > 0 ? '' : 'new '
  const texts = signatures.map((signature) => checker.signatureToString(signature, undefined, printFlags))
  return texts.map((text) => tidy(`${prefix}${call}${text}`))
}

function propertyText(checker, call, nodes, type) {
  const getter = nodes.find(ts.isGetAccessor) ?? nodes.find((node) => node.type !== undefined)
  const setter = nodes.find(ts.isSetAccessor)
  const text = getter?.type?.getText() ?? checker.typeToString(type, undefined, printFlags)
  const asked = setter?.parameters[0]?.type?.getText()
  const lines = [`${call}: ${text}`]
  if (asked !== undefined && asked !== text) lines.push(`${call} = ${asked}`)
  return lines.map(tidy)
}

function isReadOnly(nodes) {
  if (nodes.some(ts.isSetAccessor)) return false
  if (nodes.some(ts.isGetAccessor)) return true
  return nodes.some((node) => (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Readonly) !== 0)
}

/**
 * @returns {{ lines: string[], kind: 'function' | 'class' | 'property', readOnly: boolean, nodes: ts.Node[] }}
 * `nodes` are the declarations that say more about the types
 */
export function signatureOf(checker, call, { symbol, type }) {
  const nodes = symbol.declarations ?? []
  const functions = nodes.map(callable).filter((node) => node !== undefined)
  if (functions.length > 0) {
    const lines = functions.filter((node) => node.body === undefined || functions.length === 1)
    return {
      lines: lines.map((node) => callText(checker, call, node)),
      kind: 'function',
      readOnly: true,
      nodes: functions,
    }
  }
  const makers = [...type.getConstructSignatures(), ...type.getCallSignatures()]
  if (makers.length > 0 && type.getConstructSignatures().length > 0) {
    const declared = makers.map((signature) => signature.getDeclaration()).filter((node) => node !== undefined)
    return { lines: makerTexts(checker, call, type), kind: 'class', readOnly: true, nodes: declared }
  }
  return { lines: propertyText(checker, call, nodes, type), kind: 'property', readOnly: isReadOnly(nodes), nodes }
}
