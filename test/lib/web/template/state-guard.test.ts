import { expect, it } from 'vitest'
import { RenderState } from '../../../../lib/web/template/render-state.ts'
import { StateGuard } from '../../../../lib/web/template/state-guard.ts'

it('asks the rendering that began last', () => {
  const guard = new StateGuard()
  let time = 0
  const state = (timeLimit: number) => new RenderState({ elapsed: () => time, timeLimit })
  const long = state(10)
  const short = state(1)
  guard.begin(long)
  guard.begin(short)
  time = 5
  expect(() => guard.tick()).toThrow('1 seconds')
  guard.end(short)
  guard.n = 128
  guard.tick()
  expect(guard.n).toBe(0)
  guard.end(long)
  guard.end(long)
  time = 100
  guard.tick()
})
