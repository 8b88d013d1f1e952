/** One page of the API reference as Markdown. */

import { dividedName } from './entries.mjs'
import { groupBy } from './names.mjs'

const note = '<!-- Made by scripts/docs-api.mjs of the doc comments in lib/. Change those, not this file. -->'

/** The anchor of a heading, as GitHub makes it. */
export function anchorOf(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

/** The first sentence, for lists. */
export function summaryOf({ description = '' }) {
  const [paragraph = ''] = description.split('\n\n')
  const text = paragraph.replace(/\s+/g, ' ')
  return /^.*?[.:](?=\s|$)/.exec(text)?.[0].replace(/:$/, '.') ?? text
}

const cell = (text) => text.replaceAll('|', '\\|')
const block = (language, text) => `\`\`\`${language}\n${text}\n\`\`\``
const bullets = (items) => items.join('\n')

/** Titles of the API manual that say more than the name itself. */
function manualHeading({ section, call, name }) {
  return /[(.]/.test(section) && section !== call && section !== name && section !== dividedName(name).holder
    ? section
    : ''
}

/** A namespace is explained on its own page; one under a second name is not explained twice. */
function namespaceLink({ holder, member, namespace, signature }) {
  const own = new RegExp(`\\b${member}Api$`, 'i')
  if (holder !== 'kaithem' || member === namespace || !own.test(signature?.lines[0] ?? '')) return ''
  return `[All its names](${member}.md).`
}

function facts(entry) {
  const { signature, alias, name, call } = entry
  const heading = manualHeading(entry)
  return [
    heading ? `In the manual: \`${heading}\`.` : '',
    signature?.kind === 'class' ? 'Works with and without `new`.' : '',
    signature?.kind === 'property' && signature.readOnly ? 'Read-only.' : '',
    namespaceLink(entry),
    alias ? `Also spelt \`${alias}\`.` : '',
    name !== call ? `Full name: \`${name}\`.` : '',
  ]
    .filter((text) => text !== '')
    .join(' ')
}

/** Codes in code, unless they are already. */
const marked = (text) => text.replace(/(?<!`)\bKAITHEM_[A-Z_]+\b(?!`)/g, '`$&`')

function entryText(entry) {
  const { call, signature, description, parameters = [], result, errors = [], examples = [] } = entry
  return [
    `### \`${call}\``,
    signature ? block('ts', signature.lines.join('\n')) : '',
    description,
    bullets(parameters.map(({ name, text }) => `- \`${name}\`: ${text}`)),
    result ? `Returns ${result}.`.replace(/\.\.$/, '.') : '',
    errors.length > 0 ? `Throws ${errors.map(marked).join('; ')}.`.replace(/\.\.$/, '.') : '',
    facts(entry),
    ...examples.map((text) => block('js', text)),
  ]
    .filter((text) => text !== '' && text !== undefined)
    .join('\n\n')
}

function typeText({ name, description, inherited, members, text }) {
  const list = members?.map(
    (member) => `- \`${member.text}\`${member.description ? `: ${member.description.replace(/\s+/g, ' ')}` : ''}`,
  )
  return [
    `### \`${name}\``,
    description,
    inherited.length > 0 ? `With everything of ${inherited.map((type) => `\`${type}\``).join(', ')}.` : '',
    text === undefined ? bullets(list ?? []) : block('ts', text),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function groupTitle(holder, entries) {
  const [{ isMember, section }] = entries
  if (!isMember) return holder
  const isShared = !section.startsWith('kaithem') && entries.every((entry) => entry.section === section)
  const title = isShared ? section : dividedName(holder).member
  return title.charAt(0).toUpperCase() + title.slice(1)
}

/** Names of one holder: a namespace, or what a class makes. */
function groupText(holder, entries) {
  const [first] = entries
  const title = groupTitle(holder, entries)
  const list = entries.map((entry) => `| [\`${entry.call}\`](#${anchorOf(entry.call)}) | ${cell(summaryOf(entry))} |`)
  return [
    `## ${title}`,
    first.isMember
      ? `What \`${holder}\` makes; called \`${first.call.slice(0, first.call.lastIndexOf('.'))}\` here.`
      : '',
    `| name | what it is |\n|---|---|\n${list.join('\n')}`,
    ...entries.map(entryText),
  ]
    .filter((text) => text !== '')
    .join('\n\n')
}

/** The title of a namespace's page. */
export const titleOf = (namespace) => (namespace === 'kaithem' ? 'kaithem' : `kaithem.${namespace}`)

const groupsOf = (entries) => [
  ...groupBy(entries, ({ holder, isMember }) => `${isMember ? '#' : '.'}${holder}`).values(),
]

export function namespacePage({ namespace, entries, types }) {
  const parts = [
    note,
    `# ${titleOf(namespace)}: reference`,
    'Every public name with its parameters, errors and one example that runs. [All namespaces](README.md).',
    ...groupsOf(entries).map((group) => groupText(group[0].holder, group)),
  ]
  if (types.length > 0) parts.push('## Types', ...types.map(typeText))
  return `${parts.join('\n\n')}\n`
}

export function indexPage(namespaces) {
  const rows = namespaces.map(({ namespace, entries }) => {
    const link = ({ call }) => `[\`${call.replace(/^kaithem\.(\w+\.)?/, '')}\`](${namespace}.md#${anchorOf(call)})`
    const lines = groupsOf(entries).map((group) => {
      const names = group.map(link).join(' · ')
      return group[0].isMember ? `${groupTitle(group[0].holder, group)}: ${names}` : names
    })
    return `## [${titleOf(namespace)}](${namespace}.md)\n\n${lines.join('\n\n')}`
  })
  const intro = `Every public name of the kaithem object, as the editor shows it when you hover over it. Names with several words
answer to both spellings (\`set_timer\` and \`setTimer\`). Times are seconds; moments are seconds since 1970. Errors carry a
stable \`code\`. Every example runs as it stands in a function node, or with \`import kaithem from '@kaithem/node-red-kaithem'\`.`
  return `${[note, '# API reference', intro, ...rows].join('\n\n')}\n`
}
