/** Everything the reference says about each public name, and what is missing. */

import { commentOf } from './comment.mjs'
import { createProgram } from './load.mjs'
import { publicNames } from './names.mjs'
import { createResolver } from './resolve.mjs'
import { signatureOf } from './signature.mjs'
import { otherSpelling } from './spelling.mjs'
import { typeEntry, typesIn } from './types.mjs'

/** `kaithem.states.StateMachine#jump` is divided into what makes the object and the member. */
export function dividedName(name) {
  const at = Math.max(name.lastIndexOf('#'), name.lastIndexOf('.'))
  return { holder: name.slice(0, at), isMember: name[at] === '#', member: name.slice(at + 1) }
}

/** How an object of a class is called in signatures: as in the titles of its sections (`sm.jump(...)`), else its class. */
export function receiversOf(names) {
  const receivers = new Map()
  for (const { name, section } of names) {
    const { holder, isMember, member } = dividedName(name)
    if (!isMember) continue
    const called = /^(\w+)\.(\w+)(?=$|\()/.exec(section)
    if (called !== null && called[2] === member) receivers.set(holder, called[1])
    else if (!receivers.has(holder)) receivers.set(holder, defaultReceiver(holder))
  }
  return receivers
}

function defaultReceiver(holder) {
  const last = dividedName(holder).member
  if (/TagPointClass$/.test(last)) return 'tag'
  if (/Filter$/.test(last)) return 'filter'
  if (/^(on|make|create|add)_/.test(last)) return last.replace(/^[a-z]+_/, '')
  return last === 'Statechart' ? 'chart' : last.charAt(0).toLowerCase() + last.slice(1)
}

function entryOf(resolver, named, receivers) {
  const { name } = named
  const { holder, isMember, member } = dividedName(name)
  const call = isMember ? `${receivers.get(holder)}.${member}` : name
  const base = { ...named, holder, isMember, member, call }
  const other = /^[a-z]/.test(member) ? otherSpelling(member) : member
  const found = resolver.resolve(name)
  if (found === undefined) return { ...base, problem: 'is not declared' }
  // The spelling it is declared in has the comment.
  const alias = other === member ? undefined : resolver.resolve(`${name.slice(0, -member.length)}${other}`)
  const comments = [found, alias].map((one) => one && commentOf(resolver.checker, one.symbol))
  const isAlias = comments[0].description === '' && alias !== undefined
  const comment = isAlias ? comments[1] : comments[0]
  return {
    ...base,
    ...comment,
    signature: signatureOf(resolver.checker, call, isAlias ? alias : found),
    alias: alias && other,
    problem: problemOf(comment),
  }
}

function problemOf({ description, examples }) {
  if (description === '') return 'has no description'
  if (examples.length === 0) return 'has no @example'
  if (examples.length > 1) return `has ${examples.length} examples instead of one`
  return undefined
}

/**
 * @returns {{ namespace: string, entries: object[], types: object[] }[]} one for each namespace, in the order of
 * lib/api-names.ts
 */
export function namespaceEntries() {
  const resolver = createResolver(createProgram())
  const names = publicNames()
  const receivers = receiversOf(names)
  const namespaces = [...new Set(names.map(({ namespace }) => namespace))]
  return namespaces.map((namespace) => {
    const own = names.filter((named) => named.namespace === namespace)
    const entries = own.map((named) => entryOf(resolver, named, receivers))
    const nodes = entries.flatMap(({ signature }) => signature?.nodes ?? [])
    const types = [...typesIn(resolver.checker, nodes).values()].map((type) => typeEntry(resolver.checker, type))
    types.sort((a, b) => (a.name < b.name ? -1 : 1))
    return { namespace, entries, types }
  })
}

/** `name: what is missing` of each name that is not fully documented. */
export function problemsOf(namespaces) {
  return namespaces.flatMap(({ entries }) =>
    entries.filter(({ problem }) => problem !== undefined).map(({ name, problem }) => `${name} ${problem}`),
  )
}
