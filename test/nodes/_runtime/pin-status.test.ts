import { expect, it } from 'vitest'
import { KaithemError } from '../../../lib/errors.ts'
import type { PinState } from '../../../lib/gpio/api.ts'
import { gpioTexts, PinStatus, pinWords } from '../../../nodes/_runtime/pin-status.ts'

const state: PinState = {
  ...{
    driver: 'cdev',
    mocked: false,
    mock_reason: null,
    forced: false,
    level: 1,
    error: null,
    warnings: [],
    closed: false,
  },
}

function rig(refusals: readonly string[] = []) {
  const shown: string[] = []
  const status = { text: (text: string, fill?: string, shape?: string) => void shown.push(`${fill} ${shape} ${text}`) }
  let translations = 0
  const translate = (key: string): string => {
    translations += 1
    return key
  }
  let looks = 0
  const pins = new PinStatus(status, translate, () => {
    looks += 1
    return refusals.map((reason) => ({ reason }))
  })
  const show = (changes: Partial<PinState>, isActive = true): string | undefined => {
    pins.show({ state: { ...state, ...changes }, words: () => 'on', isActive: () => isActive })
    return shown.at(-1)
  }
  return { pins, show, shown, count: () => translations, looks: () => looks }
}

it('shows the value and what serves the pin', () => {
  const { show } = rig()
  expect(show({})).toBe('green dot on · short.cdev')
  expect(show({}, false)).toBe('green ring on · short.cdev')
  expect(show({ forced: true })).toBe('yellow dot on · status.forced')
})

it('says that the driver cannot do all that was asked for', () => {
  expect(rig().show({ warnings: ['onoff has no pull'] })).toBe('yellow dot on · short.cdev · status.limited')
})

it.each([
  ['option', 'blue dot on · status.virtual'],
  ['code', 'yellow dot on · status.mocked'],
  ['operator', 'yellow dot on · status.mocked'],
  ['fallback', 'blue dot on · status.fallback.noDevice'],
] as const)('mocked by %s: %s', (reason, text) => {
  expect(rig().show({ mocked: true, mock_reason: reason })).toBe(text)
})

it('says of a machine without pins what people can change', () => {
  const { show } = rig(['noDevice', 'noProgram', 'noPermission'])
  expect(show({ mock_reason: 'fallback' })).toBe('blue dot on · status.fallback.noPermission')
})

it('shows what is wrong until it is over', () => {
  const { show } = rig()
  const error = new KaithemError('KAITHEM_STATE', 'taken', { consumer: 'gpiomon' })
  expect(show({ error, level: null })).toBe('red ring status.busy')
  expect(show({ error: new KaithemError('KAITHEM_LOOP', 'odd', {}) })).toBe('red ring odd')
  expect(show({ closed: true })).toBe('red ring status.taken')
  expect(show({})).toBe('green dot on · short.cdev')
})

it('says why a pin could not be opened', () => {
  const { pins, shown } = rig()
  pins.refuse(new KaithemError('KAITHEM_KEY', 'no such line', {}))
  pins.refuse(new Error('odd'))
  expect(shown).toEqual(['red ring status.noLine', 'red ring odd'])
})

it('says nothing when the node itself closes', () => {
  const { pins, show, shown } = rig()
  pins.stop()
  show({ closed: true })
  expect(shown).toEqual([])
})

it('translates each text once, however often a pin changes', () => {
  const { show, count } = rig()
  for (let i = 0; i < 100; i++) show({})
  expect(count()).toBe(1)
})

it('has the texts of the shared set, with what stands in them', () => {
  const asked: unknown[] = []
  const translate = gpioTexts({
    _: (...args: unknown[]) => {
      asked.push(args)
      return 'text'
    },
  })
  expect(pinWords(new KaithemError('KAITHEM_PERMISSION', 'no', { group: 'gpio' }), translate)).toBe('text')
  expect(asked).toEqual([
    ['@kaithem/node-red-kaithem/kaithem:gpio.status.permission', expect.objectContaining({ group: 'gpio' })],
  ])
  expect(pinWords(new Error('else'), translate)).toBeUndefined()
})

it('asks the machine once why a pin is virtual, and not at every edge', () => {
  const { show, looks } = rig(['noDevice'])
  for (const level of [0, 1, 0, 1]) show({ mocked: true, mock_reason: 'fallback', level })
  expect(looks()).toBe(1)
})
