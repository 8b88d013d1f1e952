/** What every Place must do; run against each implementation. @module */

import { expect, it } from 'vitest'
import type { Location, Place } from '../../lib/platform/place.ts'

export function testPlace(create: (location?: Location) => Place): void {
  it('knows a location with its time zone', () => {
    const place = create({ lat: 52.5, lon: 13.4, timezone: 'Europe/Berlin' })
    expect(place.location()).toEqual({ lat: 52.5, lon: 13.4, timezone: 'Europe/Berlin' })
    expect(place.timezone()).toBe('Europe/Berlin')
  })

  it('has a time zone also without a location, or without a zone in it', () => {
    expect(create().location()).toBeUndefined()
    const zone = create().timezone()
    expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow()
    expect(create({ lat: 1, lon: 2 }).location()).toEqual({ lat: 1, lon: 2, timezone: zone })
  })

  it('tells a time zone that somebody chose from that of the machine', () => {
    expect(create({ lat: 1, lon: 2, timezone: 'Asia/Tokyo' }).chosenTimezone()).toBe('Asia/Tokyo')
    expect(create({ lat: 1, lon: 2 }).chosenTimezone()).toBeUndefined()
    expect(create().chosenTimezone()).toBeUndefined()
  })
}
