import { describe, expect, it } from 'vitest'
import { Browser, webRig } from './rig.ts'

function rig(controller: (...args: never[]) => unknown) {
  const { engine, root, web } = webRig()
  engine.controllers.set(['test'], controller, root)
  return { browser: new Browser(engine), engine, web }
}

describe('a controller', () => {
  it('gets the parts that are left, and last the values of query and form', async () => {
    const calls: unknown[][] = []
    const { browser } = rig((...args: unknown[]) => void calls.push(args))
    await browser.get('/test/a/b?x=1&y=2&y=3&__proto__=z')
    await browser.post('/test', { y: ['4', '5'], x: '6' })
    expect(calls.map((args) => args.map((arg) => (typeof arg === 'object' ? { ...(arg as object) } : arg)))).toEqual([
      ['a', 'b', { x: '1', y: ['2', '3'], ['__proto__']: 'z' }],
      [{ csrf: '', y: ['4', '5'], x: '6' }],
    ])
  })

  it('gets files by their field, and reads other bodies itself', async () => {
    const seen: unknown[] = []
    const { browser, web } = rig(async (values: { f?: { filename: string } }) => {
      const body = values.f === undefined ? Buffer.from(await web.request().bytes()).toString() : values.f.filename
      seen.push(body)
    })
    const text = '--B\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\nx\r\n--B--'
    await browser.send(browser.request('POST', '/test', { 'content-type': 'multipart/form-data; boundary=B' }, text))
    await browser.send(browser.request('PUT', '/test', { 'content-type': 'application/json' }, '{"a":1}'))
    expect(seen).toEqual(['a.txt', '{"a":1}'])
  })

  it('may take its time, and knows its visitor meanwhile', async () => {
    const { browser, web } = rig(async () => {
      await new Promise((resolve) => setImmediate(resolve))
      return `user "${web.user()}"`
    })
    expect((await browser.get('/test')).text).toBe('user ""')
  })

  it('without a method for the path is not found', async () => {
    const { engine, root } = webRig()
    engine.controllers.set(['test'], {}, root)
    expect((await new Browser(engine).get('/test/toString')).status).toBe(404)
  })
})
