import { expect, it } from 'vitest'
import { section } from '../../lib/api-name.ts'

it('gives each name its prefix and section', () => {
  expect(section('a section', 'kaithem.x.', ' one\n  two ')).toEqual([
    { name: 'kaithem.x.one', section: 'a section' },
    { name: 'kaithem.x.two', section: 'a section' },
  ])
})
