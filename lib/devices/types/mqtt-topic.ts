/** Topics of MQTT: what is legal, and which filter takes which topic. @module */

import { KaithemError } from '../../errors.ts'

/** Longest topic of MQTT in bytes; characters are counted, which is stricter only for other alphabets. */
const longest = 65_535

function check(text: string, what: string): void {
  if (text !== '' && text.length <= longest && !text.includes('\0')) return
  throw new KaithemError(
    'KAITHEM_VALUE',
    `${what} ${JSON.stringify(text.slice(0, 60))} is empty, too long or has a zero`,
    {},
  )
}

/** @throws KAITHEM_VALUE a topic to publish to cannot have wildcards */
export function checkTopic(topic: string): string {
  check(topic, 'The topic')
  if (!/[+#]/.test(topic)) return topic
  throw new KaithemError('KAITHEM_VALUE', `The topic ${JSON.stringify(topic)} to publish to cannot have + or #`, {})
}

/** @throws KAITHEM_VALUE wildcards stand alone in their level, # in the last one */
export function checkFilter(filter: string): string {
  check(filter, 'The topic')
  const levels = filter.split('/')
  const isLegal = levels.every(
    (level, index) =>
      level === '+' || (level === '#' && index === levels.length - 1) || !(level.includes('+') || level.includes('#')),
  )
  if (isLegal) return filter
  const text = `${JSON.stringify(filter)} is no topic filter: + stands for one level, # for all the rest`
  throw new KaithemError('KAITHEM_VALUE', text, {})
}

/** Whether the filter takes the topic; linear in the length of both. */
export function takes(filter: string, topic: string): boolean {
  if (filter === topic) return true
  const wanted = filter.split('/')
  const levels = topic.split('/')
  // What begins with $ is the broker's own and must be asked for by name.
  if (topic.startsWith('$') && (wanted[0] === '+' || wanted[0] === '#')) return false
  for (const [index, level] of wanted.entries()) {
    if (level === '#') return true
    if (index >= levels.length || (level !== '+' && level !== levels[index])) return false
  }
  return wanted.length === levels.length
}
