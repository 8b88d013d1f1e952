/** Which installations of this package are skipped. @module */

import { expect, test } from 'vitest'
import type { Red } from '../../../nodes/_runtime/red-types.ts'
import { skipOwnInstall } from '../../../nodes/kaithem/module-hook.ts'

const own = '@kaithem/node-red-kaithem'

function hook(): (event: Record<string, unknown>) => unknown {
  const hooks = new Map<string, (event: Record<string, unknown>) => unknown>()
  const RED = {
    hooks: {
      add: (name: string, handler: (event: Record<string, unknown>) => unknown) => {
        if (hooks.has(name)) throw new Error(`${name} already registered`)
        hooks.set(name, handler)
      },
      remove: (name: string) => hooks.delete(name),
    },
  } as unknown as Red
  skipOwnInstall(RED)
  skipOwnInstall(RED)
  return (event) => hooks.get('preInstall.kaithem')?.(event)
}

test.each([
  ['a function node naming this package', { module: own, args: [] }, false],
  ['a function node naming another', { module: 'lodash', args: [] }, undefined],
  ['the palette manager upgrading this package', { module: own, isUpgrade: true, isExisting: true }, undefined],
  [
    'the palette manager installing this package',
    { module: own, isUpgrade: undefined, isExisting: undefined },
    undefined,
  ],
])('%s', (_name, event, answer) => {
  expect(hook()(event)).toBe(answer)
})
