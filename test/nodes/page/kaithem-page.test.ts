// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed()
  kaithem.users.set_permissions('Guests', ['/users/pages.view'])
})
afterAll(() => red.stop())

const tab: FlowNode = { id: 'tab', type: 'tab', label: 'Cellar 1' }
const probe: FlowNode = { id: 'out', type: 'test-probe', z: 'tab', x: 1, y: 1, wires: [] }
const catcher: FlowNode = { id: 'catch', type: 'catch', z: 'tab', x: 1, y: 1, scope: null, wires: [['caught']] }
const caught: FlowNode = { id: 'caught', type: 'test-probe', z: 'tab', x: 1, y: 1, wires: [] }
const page = (settings: object): FlowNode => ({
  ...{ id: 'p', type: 'kaithem-page', z: 'tab', x: 1, y: 1, name: 'Pump', header: false, wires: [['out']] },
  ...settings,
})
const start = (...pages: FlowNode[]) => red.deploy([tab, ...pages, probe, catcher, caught])

interface Answer {
  readonly status: number
  readonly text: string
}

interface Caught {
  readonly error: { readonly message: string; readonly source: { readonly id: string } }
}

async function visit(path: string): Promise<Answer> {
  const response = await fetch(`${red.http}/pages/${path}`, { redirect: 'manual' })
  return { status: response.status, text: await response.text() }
}

const nextError = async (): Promise<Caught['error']> => ((await red.next('caught')) as unknown as Caught).error

const ask = async (path: string, body?: object): Promise<unknown> => {
  const headers = { 'Content-Type': 'application/json' }
  const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) }
  return (await fetch(`${red.http}/${path}`, init)).json()
}

describe('a page for visitors', () => {
  it('is at its module and path, and says so', async () => {
    await start(page({ body: 'pump ${kwargs.a}' }))
    await red.status('p', ({ text, fill }) => fill === 'green' && text === '/pages/Cellar%201/pump')
    expect(await visit('Cellar%201/pump?a=%3C')).toEqual({ status: 200, text: 'pump &lt;' })
    await red.status('p', ({ text }) => text === '/pages/Cellar%201/pump · 1/h')
  })

  it('goes with a deploy, and comes changed', async () => {
    await start(page({ body: 'one', module: 'm', path: 'x' }))
    expect((await visit('m/x')).text).toBe('one')
    await start(page({ body: 'two', module: 'm', path: 'x' }))
    expect((await visit('m/x')).text).toBe('two')
    await start()
    expect((await visit('m/x')).status).toBe(404)
  })

  it('frees what setup code made', async () => {
    await start(page({ setup: "kaithem.tags['/cellar/lamp'].claim(1, 'page', 80)" }))
    expect(kaithem.tags['/cellar/lamp']?.value).toBe(1)
    await start()
    expect(kaithem.tags['/cellar/lamp']?.value).toBe(0)
  })

  it('with an error is red, and told to catch nodes once', async () => {
    await start(page({ body: 'a\n${x.y}', module: 'm', path: 'x' }))
    expect((await visit('m/x')).status).toBe(500)
    await red.status('p', ({ text, fill }) => fill === 'red' && /^#\d+: .*'y'/.test(text ?? ''))
    expect((await nextError()).message).toContain('/m/x, line 2')
    await visit('m/x')
    expect(kaithem.message.recent('/system/errors/pages/m/x').length).toBeGreaterThanOrEqual(2)
    expect(red.messages('caught')).toHaveLength(1)
  })

  it('that cannot be compiled is red at once', async () => {
    await start(page({ body: 'a\n% if x:\n', module: 'm', path: 'x' }))
    await red.status('p', ({ fill }) => fill === 'red')
    expect((await visit('m/x')).status).toBe(500)
  })

  it('the second one at an address names the first', async () => {
    const first = page({ module: 'm', path: 'x', body: 'first' })
    await start(first, page({ id: 'p2', name: 'Other', module: 'm', path: 'x' }))
    const { message, source } = await nextError()
    expect(message).toContain('/pages/m/x')
    expect(message).toContain('"Pump" (p)')
    expect(source.id).toBe('p2')
    expect((await visit('m/x')).text).toBe('first')
  })

  it('includes templates, which have no address', async () => {
    const template = { id: 't', name: 'head', kind: 'template', body: '<b>${title}</b>', setup: 'let title = "T"' }
    await start(page(template), page({ body: '<%include file="head"/>' }))
    await red.status('t', ({ text, fill }) => fill === 'grey' && text === '/Cellar%201/head')
    expect((await visit('Cellar%201/pump')).text).toBe('<b>T</b>')
    expect((await visit('Cellar%201/head')).status).toBe(404)
  })
})

describe('a page for messages', () => {
  it('is made of the payload', async () => {
    await start(page({ body: 'Hi ${kwargs.who} ${msg.topic}' }))
    red.receive('p', { payload: { who: '<b>' }, topic: 't' })
    expect(await red.next('out')).toMatchObject({ payload: 'Hi &lt;b&gt; t', topic: 't' })
  })

  it('with an error goes to catch nodes', async () => {
    await start(page({ body: 'x\n\n${nothing.a}', module: 'm', path: 'x' }))
    red.receive('p', {})
    expect((await nextError()).message).toContain('/m/x, line 3')
    expect(red.messages('caught')).toHaveLength(1)
  })
})

describe('what the dialog asks', () => {
  it('problems of a text, of which nothing runs', async () => {
    await start()
    const check = async (settings: object) =>
      (await ask('kaithem/editor/page/check', settings)) as { problems: object[] }
    expect(await check({ body: 'fine' })).toEqual({ problems: [] })
    expect(await check({ body: 'a\n% if x:', code: 'let a' })).toMatchObject({
      problems: [{ severity: 'error', part: 'body', line: 2 }],
    })
    expect(await check({ setup: "kaithem.tags['/never/made'].value = 1" })).toEqual({ problems: [] })
    expect(kaithem.tags.has('/never/made')).toBe(false)
    expect(await check({ path: '//' })).toMatchObject({ code: 'KAITHEM_VALUE' })
  })

  it('how the page does', async () => {
    await start(page({ module: 'm', path: 'x', body: '${kwargs.a.b}', code: 'print(kwargs)' }))
    await visit('m/x?c=1')
    expect(await ask('kaithem/editor/page?id=p')).toMatchObject({
      ...{ url: '/pages/m/x', visits: 1, printed: '{"c":"1"}\n' },
      errors: [{ request: 'GET /pages/m/x?c=1', trace: expect.stringContaining('/m/x, line 1') }],
    })
    expect(await ask('kaithem/editor/page?id=none')).toBeNull()
  })

  it('what the page made of itself', async () => {
    const body = "<% page.setContent('new') %>"
    await start(page({ module: 'm', path: 'x', body }))
    await visit('m/x')
    expect(await ask('kaithem/editor/page?id=p')).toMatchObject({ changed: 'new' })
    await start(page({ module: 'm', path: 'x', body, methods: 'GET' }))
    expect((await visit('m/x')).text).toBe('new')
    await start(page({ module: 'm', path: 'x', body: 'of the flow' }))
    expect((await visit('m/x')).text).toBe('of the flow')
  })

  it('the permissions there are', async () => {
    const known = { name: '/admin/errors.view', description: expect.any(String) }
    expect(await ask('kaithem/editor/permissions')).toContainEqual(known)
  })
})
