/** The dialogs hold to what config.ts and the locales say: defaults, ids, labels, texts. */
import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { NodeDefinition } from '../../nodes/_editor/host.ts'
import { defaults as astroTime } from '../../nodes/astro-time/config.ts'
import { defaults as event } from '../../nodes/event/config.ts'
import { defaults as gpioIn } from '../../nodes/gpio-in/config.ts'
import { defaults as gpioOut } from '../../nodes/gpio-out/config.ts'
import { defaults as messageIn } from '../../nodes/message-in/config.ts'
import { defaults as messageOut } from '../../nodes/message-out/config.ts'
import { defaults as midiIn } from '../../nodes/midi-in/config.ts'
import { defaults as midiOut } from '../../nodes/midi-out/config.ts'
import { defaults as page } from '../../nodes/page/config.ts'
import { defaults as persist } from '../../nodes/persist/config.ts'
import { defaults as soundPlay } from '../../nodes/sound-play/config.ts'
import { defaults as synth } from '../../nodes/synth/config.ts'
import { defaults as tag } from '../../nodes/tag/config.ts'
import { defaults as tagPoint } from '../../nodes/tag-point/config.ts'
import { defaults as unitConvert } from '../../nodes/unit-convert/config.ts'
import { examples } from '../support/package-info.ts'

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const registered = new Map<string, NodeDefinition>()

beforeAll(async () => {
  const nodes = { registerType: (type: string, definition: NodeDefinition) => registered.set(type, definition) }
  vi.stubGlobal('RED', { nodes })
  await import('../../nodes/unit-convert/kaithem-unit-convert.editor.ts')
  await import('../../nodes/message-in/kaithem-message-in.editor.ts')
  await import('../../nodes/message-out/kaithem-message-out.editor.ts')
  await import('../../nodes/event/kaithem-event.editor.ts')
  await import('../../nodes/page/kaithem-page.editor.ts')
  await import('../../nodes/persist/kaithem-persist.editor.ts')
  await import('../../nodes/tag/kaithem-tag.editor.ts')
  await import('../../nodes/astro-time/kaithem-astro-time.editor.ts')
  await import('../../nodes/tag-point/kaithem-tag-point.editor.ts')
  await import('../../nodes/alert/kaithem-alert.editor.ts')
  await import('../../nodes/device/kaithem-device.editor.ts')
  await import('../../nodes/gpio-in/kaithem-gpio-in.editor.ts')
  await import('../../nodes/gpio-out/kaithem-gpio-out.editor.ts')
  await import('../../nodes/sound-play/kaithem-sound-play.editor.ts')
  await import('../../nodes/midi-in/kaithem-midi-in.editor.ts')
  await import('../../nodes/midi-out/kaithem-midi-out.editor.ts')
  await import('../../nodes/synth/kaithem-synth.editor.ts')
  await import('../../nodes/settings/kaithem-settings.editor.ts')
  await import('../../nodes/state-machine/kaithem-state-machine.editor.ts')
  // All dialogs are compiled here.
}, 120_000)

/** All leaves of a catalogue as dotted keys. */
function keysOf(tree: object, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  )
}

const keys = (lang: string, set: string): string[] => keysOf(JSON.parse(read(`locales/${lang}/${set}.json`)))
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '')

describe.each([
  ['unit-convert', unitConvert, 'node-input-'],
  ['gpio-in', gpioIn, 'node-input-'],
  ['gpio-out', gpioOut, 'node-input-'],
  ['sound-play', soundPlay, 'node-input-'],
  ['midi-in', midiIn, 'node-input-'],
  ['midi-out', midiOut, 'node-input-'],
  ['synth', synth, 'node-input-'],
  ['message-in', messageIn, 'node-input-'],
  ['message-out', messageOut, 'node-input-'],
  ['event', event, 'node-input-'],
  ['page', page, 'node-input-'],
  ['persist', persist, 'node-input-'],
  ['tag', tag, 'node-input-'],
  ['astro-time', astroTime, 'node-input-'],
  ['tag-point', tagPoint, 'node-config-input-'],
])('%s', (folder, defaults, prefix) => {
  const type = `kaithem-${folder}`
  const form = read(`nodes/${folder}/${type}.form.html`)
  const definition = (): NodeDefinition => registered.get(type) as NodeDefinition

  it('has the defaults of config.ts', () => {
    const values = Object.entries(definition().defaults).map(([name, { value }]) => [name, value])
    expect(Object.fromEntries(values)).toEqual(defaults)
  })

  it('has a field for each setting and nothing else', () => {
    const ids = all(form, new RegExp(`id="${prefix}([^"]+)"`, 'g'))
    expect(ids.sort()).toEqual(Object.keys(defaults).sort())
  })

  it('has a label for each control', () => {
    const labels = all(form, /<label for="([^"]+)"/g)
    const controls = all(form, /<(?:input type="(?:text|number|checkbox)"|select)[^>]*? id="([^"]+)"/g)
    const others = all(form, /<input type="text" inputmode="decimal" id="([^"]+)"/g)
    expect([...new Set([...controls, ...others])].sort()).toEqual(labels.sort())
  })

  it('answers validators with two parameters, or Node-RED ignores the reason', () => {
    for (const { validate } of Object.values(definition().defaults)) expect(validate?.length ?? 2).toBe(2)
  })

  it.each(['en-US', 'de'])('has all its texts in %s', (lang) => {
    const wanted = all(form, new RegExp(`data-i18n="(?:\\[placeholder\\])?(${type}\\.[^"]+)"`, 'g'))
    expect(keys(lang, type)).toEqual(expect.arrayContaining(wanted))
    expect(keys(lang, type)).toEqual(keys('en-US', type))
    expect(keys(lang, type)).toContain('palette.label.kaithem')
    expect(read(`locales/${lang}/${type}.html`)).toContain('<h3>')
  })

  it('uses no colours of its own in the form', () => {
    expect(form).not.toMatch(/#[0-9a-f]{3,6}\b|rgb\(/i)
  })

  it('shows its icon', () => {
    expect(read(`icons/${definition().icon}`)).toContain('width="40" height="60"')
  })
})

it.each(examples)(
  '$path has every setting of its nodes, or the editor calls it changed once it was looked at',
  ({ nodes }) => {
    const incomplete = nodes.flatMap((node) =>
      Object.keys(registered.get(node.type)?.defaults ?? {})
        .filter((setting) => !(setting in node))
        .map((setting) => `${node.type} ${node.id}: ${setting}`),
    )
    expect(incomplete).toEqual([])
  },
)

it.each(['en-US', 'de'])('%s has a sentence for each reason of the checks', (lang) => {
  const sources = ['_config/checks.ts', '_config/tag-name.ts', 'message-in/config.ts', 'message-out/config.ts']
  const text = [
    ...sources,
    'tag/config.ts',
    'tag-point/config.ts',
    'tag-point/twins.editor.ts',
    'gpio-in/config.ts',
    'sound-play/config.ts',
    '_config/pin.ts',
    '_config/number-list.ts',
    '_editor/pin-twins.ts',
  ]
    .map((path) => read(`nodes/${path}`))
    .join('\n')
  const reasons = [...all(text, /reason: '([^']+)'/g), ...all(text, /issue\('([^']+)'/g), 'hashNotLast', 'missing']
  expect(keys(lang, 'kaithem')).toEqual(expect.arrayContaining(reasons.map((reason) => `issue.${reason}`)))
})

it.each(['en-US', 'de'])('%s has the texts that nodes show as status', (lang) => {
  const wrong = ['tag', 'message-in', 'message-out', 'unit-convert', 'state-machine', 'settings', 'persist'].flatMap(
    (folder) => {
      const sources = readdirSync(new URL(`nodes/${folder}`, root)).filter((file) => file.endsWith('.ts'))
      const shown = sources.flatMap((file) => all(read(`nodes/${folder}/${file}`), /status\.key\('([^']+)'/g))
      return shown.filter((key) => !keys(lang, `kaithem-${folder}`).includes(key))
    },
  )
  expect(wrong).toEqual([])
})
