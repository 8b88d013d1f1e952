/** The packed package, installed as the palette manager does it, in both Node-REDs. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examples, icons, languages, manifest, nodeTypes, pluginNames, read, root } from '../support/package-info.ts'
import {
  getJson,
  nodeReds,
  type RedProcess,
  runBundledNpm,
  runProgram,
  startNodeRedProcess,
} from '../support/red-process.ts'
import { temporaryFolders } from '../support/temp.ts'
import { until } from '../support/wait.ts'

const { name: packageName } = manifest
const folder = temporaryFolders()
const types = nodeTypes.map(({ type }) => type).sort()
let tarball = ''

beforeAll(async () => {
  const target = folder()
  await runProgram('npm', ['pack', '--pack-destination', target], root)
  const [file] = readdirSync(target)
  tarball = join(target, file ?? '')
})

interface NodeSet {
  id: string
  module: string
  types?: string[]
  enabled: boolean
  err?: string
}

const ours = <T extends { module: string }>(sets: readonly T[]): T[] =>
  sets.filter(({ module }) => module === packageName)

describe.each(nodeReds)('Node-RED %i', (major) => {
  const userDir = folder()
  const installed = join(userDir, 'node_modules', ...packageName.split('/'))
  let red: RedProcess

  beforeAll(async () => {
    const options = ['--no-audit', '--no-update-notifier', '--no-fund', '--save', '--save-prefix=~', '--omit=dev']
    await runBundledNpm(major, ['install', ...options, '--engine-strict', '--', tarball], userDir)
    red = await startNodeRedProcess(major, userDir)
  })

  afterAll(() => red?.stop())

  test('holds what it needs and nothing of the workshop', () => {
    const files = readdirSync(installed)
    expect(files).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'dist', 'examples', 'package.json', 'resources']),
    )
    for (const name of ['test', 'scripts', 'lib', 'nodes', 'node_modules']) expect(files).not.toContain(name)
  })

  test('every node set is enabled without an error', async () => {
    const sets = ours(await getJson<NodeSet[]>(red, '/nodes'))
    expect(sets.map(({ err }) => err).filter(Boolean)).toEqual([])
    expect(sets.every(({ enabled }) => enabled)).toBe(true)
    expect(sets.flatMap((set) => set.types ?? []).sort()).toEqual(types)
  })

  test('the plugin is loaded', async () => {
    const plugins = ours(await getJson<NodeSet[]>(red, '/plugins'))
    expect(plugins.map(({ id }) => id)).toEqual(pluginNames.map((name) => `${packageName}/${name}`))
    expect(plugins.every(({ enabled, err }) => enabled && !err)).toBe(true)
  })

  test('dialogs and help are served', async () => {
    const answer = await fetch(`${red.http}/nodes`, { headers: { accept: 'text/html', 'accept-language': 'de' } })
    const html = await answer.text()
    for (const type of types) {
      expect(html).toContain(`data-template-name="${type}"`)
      expect(html).toContain(`data-help-name="${type}"`)
      expect(html).toContain(`registerType("${type}", {`)
      expect(html).toContain(read(`locales/de/${type}.html`).trim().split('\n')[0])
    }
  })

  test.each(languages)('texts are served in %s', async (language) => {
    const nodes = await getJson<Record<string, unknown>>(red, `/nodes/messages?lng=${language}`)
    for (const type of types) {
      expect(nodes[`${packageName}/${type}`]).toEqual(JSON.parse(read(`locales/${language}/${type}.json`)))
    }
    const plugins = await getJson<Record<string, unknown>>(red, `/plugins/messages?lng=${language}`)
    for (const name of pluginNames) {
      expect(plugins[`${packageName}/${name}`]).toEqual(JSON.parse(read(`locales/${language}/${name}.json`)))
    }
  })

  test('icons are listed and served', async () => {
    const listed = await getJson<Record<string, string[]>>(red, '/icons')
    expect(listed[packageName]?.toSorted()).toEqual(icons.map((icon) => `${icon}.svg`).toSorted())
    for (const icon of icons) {
      const answer = await fetch(`${red.http}/icons/${packageName}/${icon}.svg`)
      expect(await answer.text()).toBe(read(`icons/${icon}.svg`))
    }
  })

  test('scripts and typings of the editor are served', async () => {
    for (const file of ['kaithem-editor.js', 'kaithem.d.ts']) {
      const answer = await fetch(`${red.http}/resources/${packageName}/${file}`)
      expect(answer.status, file).toBe(200)
      expect(await answer.text()).toBe(readFileSync(join(installed, 'resources', file), 'utf8'))
    }
  })

  test('examples are in the import dialog', async () => {
    for (const { path, nodes } of examples) {
      const place = `${packageName}/${path.replace(/\.json$/, '')}`.split('/').map(encodeURIComponent).join('/')
      expect(await getJson(red, `/library/examples/flows/${place}`), path).toEqual(nodes)
    }
  })

  test('function nodes reach kaithem in all three ways', async () => {
    const answer = await fetch(`${red.http}/flows`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(threeWays),
    })
    expect(answer.status).toBe(204)
    // A function node that throws leaves its request without an answer.
    const ready = () => fetch(`${red.http}/three-ways`, { signal: AbortSignal.timeout(3000) })
    await until(async () => (await ready().catch(() => undefined))?.status === 200, 20_000, 'function nodes').catch(
      (error: Error) => expect.unreachable(`${error.message}\n${red.output()}`),
    )
    expect(await getJson(red, '/three-ways')).toEqual([3000, 3000, 3000, true])
  })

  test('ends at once', async () => {
    const begin = performance.now()
    expect(await red.stop()).toBe(0)
    expect(performance.now() - begin).toBeLessThan(5000)
    expect(red.output()).not.toMatch(/\[error\]|Uncaught/)
  })

  test('is installed while Node-RED runs', async () => {
    const empty = folder()
    const running = await startNodeRedProcess(major, empty)
    try {
      expect(ours(await getJson<NodeSet[]>(running, '/nodes'))).toEqual([])
      const form = new FormData()
      form.append('tarball', new Blob([readFileSync(tarball)]), 'package.tgz')
      const answer = await fetch(`${running.http}/nodes`, { method: 'POST', body: form })
      expect(answer.status, await answer.text()).toBe(200)
      const sets = ours(await getJson<NodeSet[]>(running, '/nodes'))
      expect(sets.flatMap((set) => set.types ?? []).sort()).toEqual(types)
      expect(ours(await getJson<NodeSet[]>(running, '/plugins')).length).toBe(pluginNames.length)
      expect(existsSync(join(empty, 'node_modules', ...packageName.split('/'), 'package.json'))).toBe(true)
    } finally {
      await running.stop()
    }
  })
})

/** Bare `kaithem`, the global context and the function node's Setup tab give one and the same object. */
const threeWays = [
  { id: 't', type: 'tab', label: 'Three ways' },
  { id: 'in', type: 'http in', z: 't', x: 1, y: 1, url: '/three-ways', method: 'get', wires: [['bare']] },
  functionNode('bare', 'msg.payload = [kaithem.units.convert(3, "km", "m")]', 'global'),
  functionNode('global', 'msg.payload.push(global.get("kaithem").units.convert(3, "km", "m"))', 'setup'),
  {
    ...functionNode(
      'setup',
      'msg.payload.push(k.units.convert(3, "km", "m"), k.tags === global.get("kaithem").tags)',
      'out',
    ),
    libs: [{ var: 'k', module: packageName }],
  },
  { id: 'out', type: 'http response', z: 't', x: 1, y: 1, wires: [] },
]

function functionNode(id: string, func: string, next: string): Record<string, unknown> {
  return {
    id,
    type: 'function',
    z: 't',
    x: 1,
    y: 1,
    outputs: 1,
    func: `${func}\nreturn msg`,
    libs: [],
    wires: [[next]],
  }
}
