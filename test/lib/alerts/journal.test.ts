import { describe, expect, it } from 'vitest'
import { AlertJournal } from '../../../lib/alerts/journal.ts'
import type { JournalEntry } from '../../../lib/alerts/journal-entry.ts'
import { createMemoryJournals } from '../../../lib/platform/fake/journal.ts'
import { codeOf } from './support.ts'

const entry = (time: number, more: Partial<JournalEntry> = {}): JournalEntry => ({
  ...{ time, id: 'i', name: 'pump', zone: null, priority: 'warning', event: 'trip', from: 'normal', to: 'tripped' },
  ...{ by: '', notes: '', message: '', value: null, ...more },
})

function rig(limit?: number) {
  const journals = createMemoryJournals()
  return { journals, journal: new AlertJournal(journals.open('alerts'), 'run1', limit) }
}

describe('search', () => {
  const { journal } = rig()
  journal.add(entry(1, { zone: 'house.cellar', name: 'pump dry' }))
  journal.add(entry(2, { zone: 'house', to: 'active', by: 'ann', priority: 'error' }))
  journal.add(entry(3, { zone: 'houseboat', name: 'pump', event: 'release', to: 'cleared', id: 'j' }))

  it.each([
    [{}, [3, 2, 1]],
    [{ name: 'pump' }, [3, 2]],
    [{ name: 'pump*' }, [3, 2, 1]],
    [{ name: '*d*y' }, [1]],
    [{ name: '*x*' }, []],
    [{ zone: 'house' }, [2, 1]],
    [{ zone: 'house.cellar' }, [1]],
    [{ since: 2 }, [3, 2]],
    [{ until: 2 }, [2, 1]],
    [{ since: 2, until: 2 }, [2]],
    [{ state: 'active' }, [2]],
    [{ event: 'release' }, [3]],
    [{ by: 'ann' }, [2]],
    [{ id: 'j' }, [3]],
    [{ priority: 'error' }, [2]],
    [{ limit: 2 }, [3, 2]],
    [{ limit: 0 }, []],
    [{ name: undefined, since: undefined, limit: undefined }, [3, 2, 1]],
  ])('%j', (filter, times) => {
    expect(journal.search(filter).map(({ time }) => time)).toEqual(times)
  })

  it('gives a table', () => {
    const found = journal.search({ state: 'active' })
    expect(found.to_csv().split('\r\n').length).toBe(3)
    expect([found.toCsv(), Object.keys(found)]).toEqual([found.to_csv(), ['0']])
  })

  it.each([
    [{ state: 'burning' }, 'KAITHEM_VALUE'],
    [{ priority: 'x' }, 'KAITHEM_VALUE'],
    [{ limit: -1 }, 'KAITHEM_VALUE'],
    [{ limit: 'all' }, 'KAITHEM_VALUE'],
    [{ since: 'yesterday' }, 'KAITHEM_TYPE'],
    [{ until: Number.NaN }, 'KAITHEM_TYPE'],
    [{ name: 5 }, 'KAITHEM_TYPE'],
    [null, 'KAITHEM_TYPE'],
    ['pump', 'KAITHEM_TYPE'],
  ])('refuses %j', (filter, code) => {
    expect(codeOf(() => journal.search(filter as never))).toBe(code)
  })
})

it('keeps a bounded number in memory, all in the record', () => {
  const { journal, journals } = rig(10)
  for (let time = 1; time <= 105; time++) journal.add(entry(time))
  expect([journal.size, journal.search({ limit: 1000 }).map(({ time }) => time)]).toEqual([
    10,
    [105, 104, 103, 102, 101, 100, 99, 98, 97, 96],
  ])
  expect(journals.lines.get('alerts')?.length).toBe(105)
})

it('finds what former runs wrote, once, in order, whatever else is in the file', () => {
  const { journal, journals } = rig()
  journal.add(entry(1))
  journal.add(entry(2))
  const lines = journals.lines.get('alerts') ?? []
  const again = createMemoryJournals(new Map([['alerts', [...lines, lines[1] as string, '{"torn', '']]]))
  const next = new AlertJournal(again.open('alerts'), 'run2')
  next.add(entry(3))
  expect(next.search().map(({ time }) => time)).toEqual([3, 2, 1])
  expect(next.size).toBe(3)
})
