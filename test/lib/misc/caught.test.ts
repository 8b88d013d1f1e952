import { describe, expect, it } from 'vitest'
import { caught, caughtAsync } from '../../../lib/misc/caught.ts'

const error = new Error('oh')
const fail = (): never => {
  throw error
}
const none = (): void => {}

describe('caught', () => {
  it('is what was thrown, or null', () => {
    expect(caught(fail, none)).toBe(error)
    expect(caught(() => 5, none)).toBeNull()
  })

  it('tells a thrown nothing from no error', () => {
    const nothing = caught(() => {
      throw null
    }, none)
    expect(nothing).toBeInstanceOf(Error)
  })

  it('does not wait for promises, but somebody hears of their failure', async () => {
    const heard = new Promise((resolve) => {
      expect(caught(async () => fail(), resolve)).toBeNull()
    })
    expect(await heard).toBe(error)
  })

  it.each([undefined, null, 'f()'])('refuses %j', (work) => {
    expect(() => caught(work, none)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
    expect(() => caughtAsync(work)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
  })
})

describe('caughtAsync', () => {
  it('is what the promise fails with, what is thrown at once, or null', async () => {
    expect(await caughtAsync(async () => fail())).toBe(error)
    expect(await caughtAsync(fail)).toBe(error)
    expect(await caughtAsync(async () => 5)).toBeNull()
    expect(await caughtAsync(() => Promise.reject(undefined))).toBeInstanceOf(Error)
  })
})
