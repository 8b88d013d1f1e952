import { expect, it } from 'vitest'
import { subdomainOf } from '../../../lib/web/subdomain.ts'

it.each([
  ['localhost', undefined, []],
  ['localhost:1880', undefined, []],
  ['foo.localhost', undefined, ['foo']],
  ['foo.bar.localhost:1880', undefined, ['bar', 'foo']],
  ['example.com', undefined, []],
  ['Foo.Bar.Example.com.', undefined, ['bar', 'foo']],
  ['example.co.uk', undefined, ['example']],
  ['example.co.uk', 'example.co.uk', []],
  ['foo.example.co.uk:80', 'Example.co.uk', ['foo']],
  ['notexample.co.uk', 'example.co.uk', ['notexample']],
  ['192.168.1.5:1880', undefined, []],
  ['[fd00::1]:1880', undefined, []],
  ['pi', undefined, []],
  ['', undefined, []],
  ['foo.pi', 'pi', ['foo']],
])('%s with %s: %j', (host, base, labels) => {
  expect(subdomainOf(host, base)).toEqual(labels)
})
