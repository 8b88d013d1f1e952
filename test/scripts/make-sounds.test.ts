/** The sounds that come along are those that the script makes. */

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { render, sounds } from '../../scripts/make-sounds.mjs'

const samplesOf = (bytes: Uint8Array): Int16Array => new Int16Array(Uint8Array.from(bytes.subarray(44)).buffer)

test.each(Object.keys(sounds))('%s; if not: node scripts/make-sounds.mjs', (name) => {
  const file = readFileSync(`data/sounds/${name}`)
  const made = render(sounds[name] ?? [])
  expect(file.subarray(0, 44)).toEqual(made.subarray(0, 44))
  const samples = samplesOf(file)
  // Other processors may round the last digit of a sine otherwise.
  const differences = samplesOf(made).map((sample, index) => Math.abs(sample - (samples[index] ?? 0)))
  expect(differences.reduce((most, each) => Math.max(most, each), 0)).toBeLessThanOrEqual(1)
  const loudest = samples.reduce((most, each) => Math.max(most, Math.abs(each)), 0)
  expect(loudest).toBeGreaterThan(5000)
  expect(loudest).toBeLessThan(32_767)
})
