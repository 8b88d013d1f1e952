import { describe, expect, it } from 'vitest'
import { createMemoryJournals, createNoJournals } from '../../../../lib/platform/fake/journal.ts'
import { journalsContract } from '../../../contracts/journals.ts'

describe('in memory', () => {
  const lines = new Map<string, string[]>()
  journalsContract(() => createMemoryJournals(lines))
})

it('keeps nothing where nothing may be written', () => {
  const journal = createNoJournals().open('alerts')
  journal.append('x')
  journal.flush()
  journal.close()
  expect(createNoJournals().open('alerts').earlier(10)).toEqual([])
})
