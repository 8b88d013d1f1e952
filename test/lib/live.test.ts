import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import kaithem from '../../lib/index.ts'
import { configureLive, liveKaithem } from '../../lib/live.ts'
import { createMemoryLog } from '../../lib/platform/fake/log.ts'
import { temporaryFolders } from '../support/temp.ts'

const folder = temporaryFolders()

it('is one object for the whole process, under a known symbol', () => {
  expect(liveKaithem()).toBe(kaithem)
  expect(Reflect.get(globalThis, Symbol.for('kaithem'))).toBe(kaithem)
})

it('asks the host what serves the pins when one is opened', () => {
  configureLive({ gpio: 'mock' })
  const { driver, why } = kaithem.gpio.diagnostics()
  expect([driver, why]).toEqual(['mock', 'The driver mock was asked for'])
})

it('asks the host what serves the MIDI ports when they are wanted', () => {
  configureLive({ midi: 'null' })
  const { driver, why } = kaithem.midi.diagnostics()
  expect([driver, why]).toEqual(['null', 'The driver null was asked for'])
})

it('takes its directory and log from the host, also after first use', () => {
  const vardir = folder()
  const log = createMemoryLog()
  kaithem.tags['/live/test'].value = 1
  configureLive({ vardir, log })
  kaithem.tags['/live/test'].restore = true
  kaithem.tags['/live/test'].value = 2
  kaithem.flush()
  expect(existsSync(join(vardir, 'state.json'))).toBe(true)
  kaithem.tags['/live/test'].subscribe(() => {
    throw new Error('shown in the log of the host')
  })
  kaithem.tags['/live/test'].value = 3
  expect(log.entries.map(({ text }) => text).join()).toContain('shown in the log of the host')
  kaithem.close()
})
