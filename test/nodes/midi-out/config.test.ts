import { expect, it } from 'vitest'
import { check, defaults, parseConfig } from '../../../nodes/midi-out/config.ts'

it('check finds a name without end', () => {
  expect(check(defaults)).toEqual([])
  expect(check({ port: 'x'.repeat(600) })).toMatchObject([{ property: 'port', reason: 'nameLong' }])
})

it('parseConfig reads the settings, and knows those that are missing', () => {
  expect(parseConfig({ port: ' organ ', release: false })).toEqual({ port: 'organ', release: false })
  expect(parseConfig({})).toEqual({ port: '', release: true })
  expect(() => parseConfig({ port: 'x'.repeat(600) })).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})
