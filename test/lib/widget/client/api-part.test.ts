import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type ApiObject, apiPart } from '../../../../lib/widget/client/api-part.ts'
import type { Place } from '../../../../lib/widget/client/part.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function make() {
  const sent: unknown[] = []
  const send =
    (how: string) =>
    (_id: string, value: unknown): void =>
      void sent.push([how, value])
  const link = { set: send('set'), send: send('send'), now: 1234 }
  const part = apiPart({ element: { dataset: { name: 'pump' } }, id: 'a', link } as unknown as Place)
  const { pump } = window as unknown as { readonly pump: ApiObject }
  return { pump, sent, part }
}

test('set is seen at once, send is not; both are sent', () => {
  const { pump, sent } = make()
  expect([pump.value, pump.now(), pump.getTime()]).toEqual(['Waiting...', 1234, 1234])
  pump.set(1)
  pump.send(2)
  expect([pump.value, sent]).toEqual([
    1,
    [
      ['set', 1],
      ['send', 2],
    ],
  ])
})

test('an echo never puts an older value in place of a newer one', () => {
  const { pump, part } = make()
  const seen: unknown[] = []
  pump.upd = (value) => seen.push(value)
  pump.set(1)
  vi.advanceTimersByTime(50)
  part.show(1, false)
  vi.advanceTimersByTime(250)
  pump.set(2)
  vi.advanceTimersByTime(200)
  expect(pump.value).toBe(2)
  part.show(2, false)
  vi.advanceTimersByTime(1000)
  expect([pump.value, seen]).toEqual([2, [1, 2]])
  part.show(3, false)
  expect(pump.value).toBe(3)
})

test('a name that the page has already is not taken away', () => {
  Object.assign(window, { pump: 'mine' })
  expect(make).toThrow('pump')
})
