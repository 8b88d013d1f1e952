import { describe, expect, it } from 'vitest'
import { KaithemError } from '../../../lib/errors.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { createMemoryFiles } from '../../../lib/platform/fake/files.ts'
import { asideOf, isDamage, previousOf, recover, setAside } from '../../../lib/platform/generations.ts'

const decode = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes))

function rig() {
  const files = createMemoryFiles()
  const reports: unknown[][] = []
  const deps = { files, clock: new ManualClock(0), onDamage: (...report: unknown[]) => void reports.push(report) }
  return { files, reports, deps }
}

describe('recover', () => {
  it('puts the generation before in place and keeps the damaged one', () => {
    const { files, reports, deps } = rig()
    files.writeDurable('/a', 'bad')
    files.writeDurable(previousOf('/a'), '[1]')
    expect(recover(deps, '/a', decode, 'cause')).toEqual({ value: [1], aside: '/a.corrupt-19700101T000000Z' })
    const aside = '/a.corrupt-19700101T000000Z'
    expect(decode(files.read('/a') ?? new Uint8Array())).toEqual([1])
    expect(new TextDecoder().decode(files.read(aside) ?? undefined)).toBe('bad')
    expect(reports).toEqual([['/a', aside, 'cause', true]])
  })

  it('gives the value where nothing can be written', () => {
    const { files, reports, deps } = rig()
    files.writeDurable('/a', 'bad')
    files.writeDurable(previousOf('/a'), '[1]')
    files.failWrites = 'read-only'
    expect(recover(deps, '/a', decode, 'cause')).toEqual({ value: [1], aside: undefined })
    expect(reports).toEqual([['/a', undefined, 'cause', true]])
  })

  it.each([
    ['none', undefined],
    ['a damaged one', '{'],
  ])('answers nothing with %s before', (_, before) => {
    const { files, reports, deps } = rig()
    files.writeDurable('/a', 'bad')
    if (before !== undefined) files.writeDurable(previousOf('/a'), before)
    expect(recover(deps, '/a', decode, 'cause')).toBeUndefined()
    expect(reports).toEqual([])
  })
})

describe('setAside', () => {
  it('takes a free name each time', () => {
    const { files, reports, deps } = rig()
    for (const content of ['x', 'y']) {
      files.writeDurable('/a', content)
      setAside(deps, '/a', 'cause')
    }
    expect([...files.content.keys()]).toEqual(['/a.corrupt-19700101T000000Z', '/a.corrupt-19700101T000000Z-2'])
    expect(asideOf(deps, '/a')).toMatch(/-3$/)
    setAside(deps, '/missing', 'cause')
    expect(reports.at(-1)).toEqual(['/missing', undefined, 'cause'])
  })
})

describe('isDamage', () => {
  it.each([
    ['an error of a parser', new SyntaxError('x'), true],
    ['a sector that cannot be read', new KaithemError('KAITHEM_IO', 'x', { reason: 'EIO' }), true],
    ['no permission', new KaithemError('KAITHEM_IO', 'x', { reason: 'EACCES' }), false],
    ['too many open files', new KaithemError('KAITHEM_IO', 'x', { reason: 'EMFILE' }), false],
    ['too much content', new KaithemError('KAITHEM_VALUE', 'x'), false],
  ])('%s', (_, error, expected) => {
    expect(isDamage(error)).toBe(expected)
  })
})
