/** The check for tag names, by the rules of the core. @module */

import { isKaithemError } from '../../lib/errors.ts'
import { isExpressionName, maxNameLength, normalizeName } from '../../lib/tags/names.ts'
import type { Issue, RawConfig } from './issues.ts'
import { readName } from './read.ts'

/** The form under which the tag is kept. @throws KAITHEM_NAME if the name is not legal */
export function tagName(name: string): string {
  return normalizeName(name)
}

/** What is wrong with a tag name. */
export function checkTagName(raw: RawConfig, property: string): Issue[] {
  const name = readName(raw, property)
  try {
    normalizeName(name)
    return []
  } catch (error) {
    if (!isKaithemError(error)) throw error
    return [{ property, code: error.code, message: error.message, ...explain(name) }]
  }
}

/** Why a refused name is refused, for the translated sentence. */
function explain(name: string): Pick<Issue, 'reason' | 'data'> {
  const expression = name.startsWith('/') ? name.slice(1) : name
  if (name.length >= maxNameLength) return { reason: 'tagNameLong', data: { max: maxNameLength } }
  if (isExpressionName(expression)) return { reason: 'tagNameExpression', data: {} }
  const char = [...name].find((each) => !isLegal(each))
  return char === undefined ? { reason: 'tagNameDigit', data: { name } } : { reason: 'tagNameChar', data: { char } }
}

function isLegal(char: string): boolean {
  try {
    normalizeName(`/${char}x`)
    return true
  } catch {
    return false
  }
}
