import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deviceOf, sequencerRefusal } from '../../../../lib/midi/backends/sequencer.ts'
import { temporaryFolders } from '../../../support/temp.ts'

const folder = temporaryFolders()

describe('the sequencer', () => {
  it('is a device that may be opened', () => {
    const here = folder()
    expect(sequencerRefusal(here, 'linux')).toMatchObject({ reason: 'noDevice', data: { path: join(here, 'seq') } })
    writeFileSync(join(here, 'seq'), '')
    expect(sequencerRefusal(here, 'linux')).toBeUndefined()
  })

  it('where it may not be opened: the group to join', () => {
    const here = folder()
    writeFileSync(join(here, 'seq'), '')
    chmodSync(join(here, 'seq'), 0)
    const refusal = sequencerRefusal(here, 'linux')
    // Root may open everything.
    if (process.getuid?.() === 0) expect(refusal).toBeUndefined()
    else expect(refusal).toMatchObject({ reason: 'noPermission', data: { group: 'audio' } })
  })

  it.each(['darwin', 'win32'])('%s needs none', (platform) => {
    expect(sequencerRefusal('/nothing', platform)).toBeUndefined()
  })
})

describe('which device a port is', () => {
  it('is told by the device file of its card', () => {
    const here = folder()
    const card = join(here, 'controlC1')
    writeFileSync(card, '')
    const first = deviceOf('Pad:Pad MIDI 1 20:0', here)
    expect(first).not.toBe('')
    expect([deviceOf('Other 21:3', here), deviceOf('Pad:Pad MIDI 1 24:0', here)]).toEqual([first, undefined])
    // So that the new file gets another number.
    writeFileSync(join(here, 'other'), '')
    writeFileSync(`${card}.new`, '')
    rmSync(card)
    writeFileSync(card, '')
    expect(deviceOf('Pad:Pad MIDI 1 20:0', here)).not.toBe(first)
  })

  it.each(['Midi Through:Midi Through Port-0 14:0', 'Program:out 128:0', 'Pad', ''])(
    'of %j nothing is known',
    (port) => {
      const here = folder()
      for (const card of [0, 1, 28]) writeFileSync(join(here, `controlC${card}`), '')
      expect(deviceOf(port, here)).toBeUndefined()
    },
  )
})
