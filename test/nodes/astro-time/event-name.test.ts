import { expect, it } from 'vitest'
import { eventName } from '../../../nodes/astro-time/event-name.ts'

it('translates names and sides, and keeps altitudes', () => {
  const translate = (key: string): string => `<${key}>`
  expect(eventName('sunset', translate)).toBe('<event.sunset>')
  expect(eventName('rising -4.5', translate)).toBe('<short.rising> -4.5°')
})
