import { expect, it } from 'vitest'
import { rig } from './support.ts'

it('tells the bus of errors at most once a second', async () => {
  const { kaithem, clock } = rig()
  const device = kaithem.devices.create('d', {})
  for (let count = 0; count < 100; count++) device.handleError(`error ${count}`)
  await clock.advance(1)
  device.handleError('one more')
  await clock.advance(0)
  const posted = kaithem.message.recent('/devices/errors/d').map(({ message }) => message)
  expect(posted).toEqual(['error 0', 'one more'])
})
