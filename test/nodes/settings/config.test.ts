import { describe, expect, test } from 'vitest'
import { soundChoices } from '../../../lib/sound/drivers.ts'
import { check, defaultSettings, parseConfig, soundBackEnds } from '../../../nodes/settings/config.ts'

const good = {
  lat: '52.52',
  lon: '13.405',
  timezone: 'Europe/Berlin',
  vardir: '/data/kaithem',
  functionGlobal: true,
  allowShell: true,
}

describe('parseConfig', () => {
  test('reads a filled-in form', () => {
    expect(parseConfig(good)).toEqual({
      place: { lat: 52.52, lon: 13.405 },
      timezone: 'Europe/Berlin',
      vardir: '/data/kaithem',
      functionGlobal: true,
      allowShell: true,
      gpio: 'auto',
      sound: 'auto',
      audioPaths: ['__default__'],
      ...{ midi: 'auto', synth: 'auto', soundfont: '' },
    })
  })

  test('knows the drivers of GPIO', () => {
    expect(parseConfig({ gpio: 'mock' }).gpio).toBe('mock')
    expect(check({ gpio: 'pigpio' }).map(({ property, reason }) => `${property}: ${reason}`)).toEqual(['gpio: choice'])
  })

  test('knows the back ends of sound, as the core does', () => {
    expect([...soundBackEnds].sort()).toEqual([...soundChoices].sort())
    expect(parseConfig({ sound: 'mpv' }).sound).toBe('mpv')
    expect(check({ sound: 'vlc' }).map(({ property, reason }) => `${property}: ${reason}`)).toEqual(['sound: choice'])
  })

  test.each([
    ['', ['__default__']],
    [' /srv/a \n\nb\n', ['/srv/a', 'b', '__default__']],
    ['__default__\n/srv/a', ['__default__', '/srv/a']],
  ])('folders with sounds, one a line: %j', (audioPaths, folders) => {
    expect(parseConfig({ audioPaths }).audioPaths).toEqual(folders)
  })

  test('knows MIDI drivers and synthesizers', () => {
    const raw = { midi: 'null', synth: 'fluidsynth', soundfont: ' /own.sf2 ' }
    expect(parseConfig(raw)).toMatchObject({ midi: 'null', synth: 'fluidsynth', soundfont: '/own.sf2' })
    const wrong = check({ midi: 'alsa', synth: 'timidity', soundfont: 'x'.repeat(600) })
    expect(wrong.map(({ property, reason }) => `${property}: ${reason}`)).toEqual([
      ...['midi: choice', 'synth: choice', 'soundfont: nameLong'],
    ])
  })

  test('an empty form and a node without settings give the defaults', () => {
    expect(parseConfig({ lat: '', lon: '', timezone: '', vardir: '', functionGlobal: true })).toEqual(defaultSettings)
    expect(parseConfig({})).toEqual(defaultSettings)
  })

  test('numbers and spaces as flow files written by hand have them', () => {
    expect(parseConfig({ lat: 0, lon: -180, timezone: ' UTC ', functionGlobal: 'false', allowShell: 'false' })).toEqual(
      {
        place: { lat: 0, lon: -180 },
        timezone: 'UTC',
        vardir: '',
        functionGlobal: false,
        allowShell: false,
        gpio: 'auto',
        sound: 'auto',
        audioPaths: ['__default__'],
        ...{ midi: 'auto', synth: 'auto', soundfont: '' },
      },
    )
  })

  test('throws the first issue', () => {
    expect(() => parseConfig({ ...good, lat: '91' })).toThrow(
      expect.objectContaining({ code: 'KAITHEM_VALUE', data: expect.objectContaining({ property: 'lat' }) }),
    )
  })
})

describe('check', () => {
  test.each([
    ['lat', '90.1', 'atMost'],
    ['lat', '-90.1', 'atLeast'],
    ['lat', 'north', 'number'],
    ['lat', 'NaN', 'number'],
    ['lon', '180.1', 'atMost'],
    ['lon', '-181', 'atLeast'],
    ['lon', '13,4', 'number'],
    ['lon', '', 'missing'],
    ['lat', '', 'missing'],
    ['timezone', 'Berlin', 'timezone'],
    ['timezone', '+99:00', 'timezone'],
    ['timezone', '__proto__', 'timezone'],
    ['vardir', 'kaithem', 'absolutePath'],
    ['vardir', '../x', 'absolutePath'],
  ])('%s "%s": %s', (property, value, reason) => {
    expect(check({ ...good, [property]: value })).toMatchObject([{ property, reason }])
  })

  test.each([
    ['lat', '-90'],
    ['lon', '180'],
    ['timezone', 'Asia/Kathmandu'],
    ['vardir', 'C:\\data'],
    ['vardir', '\\\\server\\share'],
  ])('%s "%s" is fine', (property, value) => {
    expect(check({ ...good, [property]: value })).toEqual([])
  })
})
