import { closeSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { SoftwarePwm } from '../../../../lib/gpio/backends/software-pwm.ts'

test('the thread writes pulses, takes another duty, and writes no more once it was stopped', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'kaithem-pulses-')), 'value')
  writeFileSync(path, 'x')
  const fd = openSync(path, 'r+')
  const value = (): string => readFileSync(path, 'utf8')
  const pwm = new SoftwarePwm()
  const pulses = pwm.start(fd, 'file', { frequency: 50, duty: 0.5 })
  await vi.waitFor(() => expect(value()).toBe('1'), { timeout: 20_000, interval: 1 })
  await vi.waitFor(() => expect(value()).toBe('0'), { timeout: 20_000, interval: 1 })
  pulses.write(1)
  await vi.waitFor(() => expect(value()).toBe('1'), { timeout: 20_000, interval: 1 })
  pulses.write(0)
  await vi.waitFor(() => expect(value()).toBe('0'), { timeout: 20_000, interval: 1 })
  pulses.stop()
  pulses.stop()
  pulses.write(1)
  pwm.close()
  pwm.close()
  expect(value()).toBe('0')
  closeSync(fd)
}, 60_000)
