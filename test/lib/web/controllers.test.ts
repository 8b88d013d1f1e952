import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { Owner } from '../../../lib/scope.ts'
import { Controllers, mountPoint } from '../../../lib/web/controllers.ts'
import { expose } from '../../../lib/web/exposed.ts'

const owner = new Owner('test')

/** Each path is mounted with its own text as controller; tells which one answers and what is left for it. */
function rig(...paths: (readonly string[])[]) {
  const controllers = new Controllers()
  for (const path of paths) controllers.set(path, { path: path.join(' ') }, owner)
  return (host: string, path: string) => {
    const found = controllers.resolve(
      host,
      path.split('/').filter((part) => part !== ''),
    )
    return found && [(found.controller as { path: string }).path, ...found.args]
  }
}

describe('resolve', () => {
  it('chooses the longest mount point, for all paths below it too', () => {
    const resolve = rig(['hello'], ['hello', 'test'])
    expect(resolve('pi', '/hello')).toEqual(['hello'])
    expect(resolve('pi', '/hello/foo/bar')).toEqual(['hello', 'foo', 'bar'])
    expect(resolve('pi', '/hello/test')).toEqual(['hello test'])
    expect(resolve('pi', '/hello/test/foo')).toEqual(['hello test', 'foo'])
    expect(resolve('pi', '/other')).toBeUndefined()
    expect(resolve('pi', '/')).toBeUndefined()
  })

  it('prefers the subdomain at the same length, but a longer plain path to it', () => {
    const resolve = rig(['baz'], ['baz', 'long'], ['foo', '/', 'baz'], ['bar', 'foo', '/', 'baz'], ['foo', '/'])
    expect(resolve('foo.localhost:1880', '/baz/x')).toEqual(['foo / baz', 'x'])
    expect(resolve('foo.localhost', '/baz/long')).toEqual(['baz long'])
    expect(resolve('foo.bar.example.com', '/baz')).toEqual(['bar foo / baz'])
    // Exactly that subdomain, none below it.
    expect(resolve('x.foo.localhost', '/baz')).toEqual(['baz'])
    expect(resolve('localhost', '/baz')).toEqual(['baz'])
    expect(resolve('FOO.localhost', '/else')).toEqual(['foo /', 'else'])
  })

  it('gives the rest to an exposed method that the next part names, else to the controller itself', () => {
    const controllers = new Controllers()
    class Desk {
      name = 'desk'
      light(value: string): string {
        return `${this.name} ${value}`
      }
      secret(): string {
        return 'secret'
      }
      index(): string {
        return 'index'
      }
      default(...rest: string[]): string {
        return `default ${rest.join()}`
      }
    }
    for (const name of ['light', 'index', 'default'] as const) expose(Desk.prototype[name])
    controllers.set(['desk'], new Desk(), owner)
    const ask = (...path: string[]) => {
      const found = controllers.resolve('pi', path)
      return found?.handler?.(...(found.args as never[]))
    }
    expect([ask('desk', 'light', 'on'), ask('desk'), ask('desk', 'secret'), ask('desk', 'a', 'b')]).toEqual([
      ...['desk on', 'index', 'default secret', 'default a,b'],
    ])
    controllers.set(['plain'], {}, owner)
    expect(controllers.resolve('pi', ['plain', 'toString'])).toMatchObject({ handler: undefined, args: ['toString'] })
  })

  it('throws an error that is mounted, of every realm', () => {
    const controllers = new Controllers()
    const foreign = vm.runInNewContext('new TypeError("foreign")')
    controllers.set(['a'], new RangeError('own'), owner)
    controllers.set(['b'], foreign, owner)
    expect(() => controllers.resolve('pi', ['a', 'x'])).toThrow('own')
    expect(() => controllers.resolve('pi', ['b'])).toThrow('foreign')
  })
})

describe('set', () => {
  it('replaces, and takes back only its own', () => {
    const controllers = new Controllers()
    const first = controllers.set(['a'], () => 1, owner)
    const second = controllers.set('/a', () => 2, owner)
    first()
    expect([controllers.get(['a']) === undefined, controllers.keys()]).toEqual([false, [['a']]])
    second()
    expect([controllers.get(['a']), controllers.delete(['a'])]).toEqual([undefined, false])
  })

  it.each([
    [[], 'KAITHEM_VALUE'],
    ['/', 'KAITHEM_VALUE'],
    [['/', 'a'], 'KAITHEM_VALUE'],
    [['a/b'], 'KAITHEM_VALUE'],
    [['..'], 'KAITHEM_VALUE'],
    [['kaithem', 'x'], 'KAITHEM_VALUE'],
    [['foo', '/', 'pages'], 'KAITHEM_VALUE'],
    [['a', ''], 'KAITHEM_TYPE'],
    [['a', 5], 'KAITHEM_TYPE'],
    ['a//b', 'KAITHEM_TYPE'],
    [null, 'KAITHEM_TYPE'],
  ])('refuses the path %j', (path, code) => {
    expect(() => mountPoint(path)).toThrow(expect.objectContaining({ code }))
  })

  it.each([null, undefined, 'text', 5])('refuses the controller %j', (controller) => {
    expect(() => new Controllers().set(['a'], controller, owner)).toThrow(
      expect.objectContaining({ code: 'KAITHEM_TYPE' }),
    )
  })
})
