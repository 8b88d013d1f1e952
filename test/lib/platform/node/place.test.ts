import { describe, expect, it } from 'vitest'
import { createNodePlace, type PlaceSettings } from '../../../../lib/platform/node/place.ts'
import { testPlace } from '../../../contracts/place.ts'

describe('createNodePlace', () => {
  testPlace((location) => createNodePlace(() => location))

  it('follows its settings, and needs both numbers', () => {
    let settings: PlaceSettings = { lat: 1 }
    const place = createNodePlace(() => settings)
    expect(place.location()).toBeUndefined()
    settings = { lat: 1, lon: 2, timezone: 'Asia/Tokyo' }
    expect(place.location()).toEqual(settings)
    settings = { timezone: 'Asia/Kathmandu' }
    expect(place.location()).toBeUndefined()
    expect(place.timezone()).toBe('Asia/Kathmandu')
  })
})
