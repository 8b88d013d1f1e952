import { expect, it } from 'vitest'
import { createPlatform } from '../../../../lib/create.ts'
import { createSoundDrivers } from '../../../../lib/sound/backends/index.ts'
import { soundChoices } from '../../../../lib/sound/drivers.ts'

it('names every driver once, and only those that may be chosen', () => {
  const names = createSoundDrivers(createPlatform({})).map(({ name }) => name)
  expect(names).toEqual([...new Set(names)])
  expect(names.filter((name) => !soundChoices.includes(name))).toEqual([])
})
