import { describe, expect, it } from 'vitest'
import { abbreviation, offsetText } from '../../../lib/time/abbreviation.ts'
import { Zone } from '../../../lib/time/zone.ts'

const january = 1_768_435_200
const july = 1_784_073_600

describe('abbreviation', () => {
  it.each([
    ['UTC', 'UTC', 'UTC'],
    ['Europe/Berlin', 'CET', 'CEST'],
    ['Europe/London', 'GMT', 'BST'],
    ['Europe/Dublin', 'GMT', 'IST'],
    ['Europe/Moscow', 'MSK', 'MSK'],
    ['America/New_York', 'EST', 'EDT'],
    ['America/Phoenix', 'MST', 'MST'],
    ['America/Havana', 'CST', 'CDT'],
    ['America/Sao_Paulo', '-03', '-03'],
    ['America/St_Johns', 'NST', 'NDT'],
    ['Asia/Kolkata', 'IST', 'IST'],
    ['Asia/Kathmandu', '+0545', '+0545'],
    ['Asia/Tokyo', 'JST', 'JST'],
    ['Asia/Dubai', '+04', '+04'],
    ['Asia/Jerusalem', 'IST', 'IDT'],
    ['Australia/Sydney', 'AEDT', 'AEST'],
    ['Pacific/Auckland', 'NZDT', 'NZST'],
    ['Africa/Johannesburg', 'SAST', 'SAST'],
  ])('of %s is %s in January and %s in July, as in the time zone database', (name, first, second) => {
    const zone = new Zone(name)
    expect([abbreviation(zone, january), abbreviation(zone, july)]).toEqual([first, second])
  })

  it('holds for earlier decades too', () => {
    expect(abbreviation(new Zone('Europe/Berlin'), -34_560_000)).toBe('CET')
  })
})

describe('offsetText', () => {
  it('writes hours, minutes and, where there are any, seconds', () => {
    expect([offsetText(0), offsetText(-12_600), offsetText(20_700, ':'), offsetText(-1521, ':')]).toEqual([
      '+0000',
      '-0330',
      '+05:45',
      '-00:25:21',
    ])
  })
})
