import { expect, it } from 'vitest'
import { SharedBanks } from '../../../../../lib/midi/backends/spessasynth/shared-banks.ts'

it('loads a file once, and again when it is another one', async () => {
  let version = '1'
  let loads = 0
  const banks = new SharedBanks({ version: async () => version, load: async (path) => ({ path, load: ++loads }) })
  const first = await banks.get('/gm.sf2')
  expect(await banks.get('/gm.sf2')).toBe(first)
  version = '2'
  expect(await banks.get('/gm.sf2')).toEqual({ path: '/gm.sf2', load: 2 })
  expect(await banks.get('/other.sf2')).toEqual({ path: '/other.sf2', load: 3 })
})

it('a file that cannot be read is an error each time', async () => {
  const banks = new SharedBanks({
    version: async () => Promise.reject(new Error('gone')),
    load: async () => ({}),
  })
  await expect(banks.get('/gone.sf2')).rejects.toThrow('gone')
  await expect(banks.get('/gone.sf2')).rejects.toThrow('gone')
})
