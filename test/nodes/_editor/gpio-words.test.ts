import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { GpioView } from '../../../nodes/_config/gpio-view.ts'
import { driverName, driverSentence, problemText, refusalText } from '../../../nodes/_editor/gpio-words.ts'
import { translate } from './translate.ts'

beforeAll(() => void vi.stubGlobal('RED', { _: translate }))
afterAll(() => void vi.unstubAllGlobals())

const view = (changes: Partial<GpioView>): GpioView => ({
  ...{ driver: 'mock', asked: 'auto', refusals: [], lines: [], pins: [] },
  ...changes,
})
const refusal = (reason: string, data: Record<string, string> = {}) => ({
  driver: 'cdev',
  reason,
  message: 'english',
  data,
})

it('names drivers, also those it does not know', () => {
  expect([driverName('cdev'), driverName('pigpio')]).toEqual(['Linux character device', 'pigpio'])
})

it('says what serves the pins, and why they are virtual', () => {
  expect(driverSentence(view({ driver: 'gpiod' }))).toBe('Pins are real. Driver: gpiod programs.')
  expect(driverSentence(view({ asked: 'mock' }))).toMatch(/because the settings say so/)
  expect(driverSentence(view({ refusals: [refusal('noDevice')] }))).toMatch(/no GPIO here/)
  expect(driverSentence(view({ refusals: [refusal('noPermission')] }))).toMatch(/may not use/)
})

it.each(['notLinux', 'noDevice', 'noPermission', 'noLibrary', 'noProgram', 'noNumbers', 'failed'])(
  'has a sentence for the refusal %s',
  (reason) => {
    const data = { path: '/dev/gpiochip0', group: 'gpio', package: 'koffi', program: 'gpioset', detail: 'why' }
    const text = refusalText(refusal(reason, data))
    expect(text).toMatch(/^Linux character device: /)
    expect(text).not.toMatch(/english|__|undefined/)
  },
)

it('says what is wrong at a pin, at worst in English', () => {
  expect(problemText({ reason: 'busy', message: 'english', data: { consumer: 'gpiomon' } })).toMatch(/“gpiomon”/)
  expect(problemText({ reason: 'strange', message: 'english', data: {} })).toBe('english')
})
