/** Conversions: one pair again and again, and many pairs. @module */

import { convert } from 'convert'
import configureMeasurements from 'convert-units'
import allMeasures from 'convert-units/definitions/all'
import Quantity from 'js-quantities'
import { createKaithem } from '../dist/lib/index.js'
import { measure, printRows, row } from './measure.mjs'

const operations = 200_000

export async function benchUnits() {
  const kaithem = createKaithem()
  const convertUnits = configureMeasurements(allMeasures)
  const swift = Quantity.swiftConverter('m', 'ft')
  let sink = 0
  for (const [from, to, theirs, older] of [
    ['m', 'ft', ['m', 'ft'], ['m', 'ft']],
    ['degC', 'degF', ['C', 'F'], ['C', 'F']],
  ]) {
    const contenders = [
      {
        name: 'ours',
        run: (n) => {
          for (let i = 0; i < n; i++) sink += kaithem.units.convert(i, from, to)
        },
      },
      {
        name: 'convert',
        run: (n) => {
          for (let i = 0; i < n; i++) sink += convert(i, theirs[0]).to(theirs[1])
        },
      },
      {
        name: 'convert-units',
        run: (n) => {
          for (let i = 0; i < n; i++) sink += convertUnits(i).from(older[0]).to(older[1])
        },
      },
    ]
    if (from === 'm') {
      contenders.push(
        {
          name: 'js-quantities',
          run: (n) => {
            for (let i = 0; i < n / 50; i++) sink += Quantity(i, 'm').to('ft').scalar * 50
          },
        },
        {
          name: 'js-quantities swiftConverter',
          run: (n) => {
            for (let i = 0; i < n; i++) sink += swift(i)
          },
        },
      )
    }
    const result = await measure(contenders, operations)
    const ours = result.get('ours')
    for (const [name, time] of result) {
      if (name === 'ours') continue
      const real = name === 'js-quantities' ? time * 50 : time
      row(
        `convert ${from} to ${to}`,
        ours,
        name,
        real,
        name === 'convert' ? 'as fast' : '',
        name === 'convert' ? ours <= time * 1.05 : undefined,
      )
    }
  }
  printRows()
  kaithem.close()
  return sink
}
