import { expect, it } from 'vitest'
import { loggedIn, webRig } from '../rig.ts'

it('shows each device with its points and its last error', async () => {
  const { engine, kaithem } = webRig()
  const pump = kaithem.devices.create('pump', { title: 'Well <pump>' })
  pump.numeric_data_point('level')
  pump.set_data_point('level', 40)
  pump.handleError('no answer')
  const ann = await loggedIn(engine, 'ann')
  const { text } = await ann.get('/kaithem/devices')
  for (const part of ['Well &lt;pump&gt;', '/devices/pump.level', 'value="40"', 'no answer'])
    expect(text).toContain(part)
  const front = (await ann.get('/kaithem')).text
  expect(front).toContain('/kaithem/devices#device-pump')
  expect((await (await loggedIn(engine, 'bob')).get('/kaithem/devices')).status).toBe(403)
})

it('says when there are none', async () => {
  const { engine } = webRig()
  const ann = await loggedIn(engine, 'ann')
  expect((await ann.get('/kaithem/devices')).text).toContain('There are no devices')
})
