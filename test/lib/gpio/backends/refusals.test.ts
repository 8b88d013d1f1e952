import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  noDevice,
  noLibrary,
  noNumbers,
  noPermission,
  noProgram,
  notLinux,
  unusableDevices,
} from '../../../../lib/gpio/backends/refusals.ts'

const folder = mkdtempSync(join(tmpdir(), 'kaithem-refusals-'))
const device = join(folder, 'gpiochip0')
writeFileSync(device, '')

test('each names what is missing and what helps', () => {
  expect(noDevice('/dev/gpiochip*')).toMatchObject({
    reason: 'noDevice',
    message: expect.stringContaining('container'),
  })
  expect(noLibrary('koffi', 'why')).toMatchObject({ reason: 'noLibrary', data: { package: 'koffi', detail: 'why' } })
  expect(noProgram('gpiomon', 'gpiod')).toMatchObject({ message: expect.stringContaining('apt install gpiod') })
  expect(noNumbers('/sys/class/gpio')).toMatchObject({ reason: 'noNumbers', data: { path: '/sys/class/gpio' } })
  expect(notLinux().reason).toBe('notLinux')
})

test('without permission: the group that owns the device, and how to join it', () => {
  const groups = join(folder, 'group')
  writeFileSync(groups, `root:x:4711:\ngpio:x:${statSync(device).gid}:\n`)
  const refusal = noPermission(device, groups)
  expect(refusal.data).toMatchObject({ path: device, group: 'gpio' })
  expect(refusal.message).toMatch(/join the group gpio: sudo usermod -aG gpio \S+, then start Node-RED again/)
  expect(noPermission(device, '/nothing').message).toMatch(/nobody but root may/)
})

test('one device that may be opened is enough', () => {
  expect(unusableDevices([], '/dev/gpiochip*')?.reason).toBe('noDevice')
  expect(unusableDevices(['/nothing', device], '')).toBeUndefined()
  expect(unusableDevices(['/nothing'], '')).toMatchObject({ reason: 'failed', data: { detail: 'ENOENT' } })
})
