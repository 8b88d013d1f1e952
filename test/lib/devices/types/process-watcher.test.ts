import { describe, expect, it } from 'vitest'
import { createFakeShell } from '../../../../lib/platform/fake/shell.ts'
import type { LimitedResult, Shell } from '../../../../lib/platform/shell.ts'
import { until } from '../../../support/wait.ts'
import { rig } from '../support.ts'

/** A shell whose programs end when the test says so. */
function heldShell() {
  const runs: { program: string; args: readonly string[]; timeout: number | undefined; ended: boolean }[] = []
  const ends: ((result: LimitedResult) => void)[] = []
  const shell: Shell = {
    ...createFakeShell({}),
    start: (program, args, { timeout }) => {
      const run = { program, args, timeout, ended: false }
      runs.push(run)
      const kill = (): void => {
        run.ended = true
      }
      return { kill, result: new Promise((resolve) => void ends.push(resolve)) }
    },
  }
  return {
    shell,
    runs,
    end: (result: Partial<LimitedResult>) => ends.pop()?.({ status: 0, stdout: '', stderr: '', ...result }),
  }
}

describe('on a clock', () => {
  it('runs at once, then every interval, never twice at a time', async () => {
    const held = heldShell()
    const { kaithem, clock } = rig({ shell: held.shell })
    kaithem.devices.create('p', { type: 'ProcessWatcher', command: 'x', args: '["-a", 1]', interval: 10, timeout: '5' })
    await clock.advance(0)
    expect(held.runs).toEqual([{ program: 'x', args: ['-a', '1'], timeout: 5, ended: false }])
    await clock.advance(25)
    expect(held.runs).toHaveLength(1)
    held.end({ stdout: 'out\n' })
    await clock.advance(10)
    expect(held.runs).toHaveLength(2)
    expect(kaithem.devices.p?.datapoints).toMatchObject({ output: 'out', exit_status: 0, run_time: 25, failing: 0 })
    expect(kaithem.devices.p?.status()).toBe('running')
  })

  it('runs nothing while commands are switched off, and says by what', async () => {
    const held = heldShell()
    const state: { allowed: boolean | string } = { allowed: 'the switch' }
    const { kaithem, clock } = rig({ shell: held.shell, allowShell: () => state.allowed })
    const device = kaithem.devices.create('p', { type: 'ProcessWatcher', command: 'x', interval: 10 })
    await clock.advance(1)
    expect([held.runs, device.status()]).toEqual([[], 'ProcessWatcher is switched off by the switch'])
    expect(device.datapoints).toMatchObject({ failing: 1, exit_status: -1 })
    state.allowed = true
    await clock.advance(10)
    expect(held.runs).toHaveLength(1)
  })

  it('runs now when its trigger is counted up', async () => {
    const held = heldShell()
    const { kaithem, clock } = rig({ shell: held.shell })
    const device = kaithem.devices.create('p', { type: 'ProcessWatcher', command: 'x' })
    await clock.advance(0)
    held.end({})
    await clock.advance(0)
    device.actions.trigger('run')
    expect(held.runs).toHaveLength(2)
  })

  it('ends the program with the device, and hears nothing of it', async () => {
    const held = heldShell()
    const { kaithem, clock } = rig({ shell: held.shell })
    const device = kaithem.devices.create('p', { type: 'ProcessWatcher', command: 'x' })
    await clock.advance(0)
    const { errors } = device
    kaithem.devices.remove('p')
    expect(held.runs[0]?.ended).toBe(true)
    held.end({ status: null })
    await clock.advance(100)
    expect(errors).toEqual([])
    expect(held.runs).toHaveLength(1)
  })

  it('fails with the status, the last words, or what no rule found, once per failure', async () => {
    const held = heldShell()
    const { kaithem, clock } = rig({ shell: held.shell })
    const rules = [{ point: 'load', kind: 'regex', pattern: 'load (\\S+)' }]
    const device = kaithem.devices.create('p', { type: 'ProcessWatcher', command: 'x', interval: 1, rules })
    const give = async (result: Partial<LimitedResult>): Promise<unknown> => {
      await clock.advance(1)
      held.end(result)
      await clock.advance(0)
      return device.datapoints.error
    }
    expect(await give({ stdout: 'load 0.5' })).toBe('')
    expect(device.datapoints.load).toBe(0.5)
    expect(await give({ status: 3, stderr: 'first\nno such thing\n' })).toBe(
      'the program ended with status 3: no such thing',
    )
    expect(await give({ status: 3, stderr: 'no such thing' })).toContain('status 3')
    expect(device.errors).toHaveLength(1)
    expect(device.datapoints).toMatchObject({ failing: 1, exit_status: 3 })
    expect(await give({ stdout: 'nothing' })).toBe('rule load: nothing found in the output')
    expect(await give({ status: null })).toContain('signal')
    expect(await give({ status: null, stopped: 'output', stdout: 'x'.repeat(5_000_000) })).toContain('too much')
    expect(String(device.datapoints.output).length).toBeLessThan(70_000)
    expect(await give({ stdout: 'load 2' })).toBe('')
    expect(device.status()).toBe('waiting')
  })

  it.each([
    [{}, 'no program'],
    [{ command: '  ' }, 'no program'],
    [{ command: 'x', args: 'a b' }, 'not a list'],
    [{ command: 'x', args: ['\0'] }, 'zero byte'],
    [{ command: 'x', rules: 'odd' }, 'not a list'],
    [{ command: 'x', rules: [{ point: 'a' }, { point: 'b#' }, null] }, 'b#'],
    [{ command: 'x', interval: 'soon' }, 'not a number'],
  ])('acts as far as it can with %j', async (config, text) => {
    const held = heldShell()
    const { kaithem, clock } = rig({ shell: held.shell })
    const device = kaithem.devices.create('p', { type: 'ProcessWatcher', ...config })
    await clock.advance(0)
    expect(device.errors.join()).toContain(text)
    expect(device.device_type_name).toBe('ProcessWatcher')
  })
})

describe('with real programs', () => {
  it.each([
    [{ command: 'kaithem-no-such-program' }, 'There is no program'],
    [{ command: '/' }, 'cannot be started'],
    [{ command: process.execPath, args: ['-e', 'process.exit(4)'] }, 'status 4'],
    [{ command: process.execPath, args: ['-e', 'setInterval(() => {}, 1e6)'], timeout: 1 }, 'ended'],
    [{ command: process.execPath, args: ['-e', "process.stdout.write('x'.repeat(2e7))"] }, 'too much'],
  ])('%j fails', async (config, text) => {
    const { kaithem, clock } = rig()
    const device = kaithem.devices.create('p', { type: 'ProcessWatcher', ...config })
    const errors = device.errors
    await until(async () => {
      await clock.advance(0)
      return errors.length > 0
    })
    expect(errors.join()).toContain(text)
    kaithem.close()
  })

  it('reads what a program prints; arguments are no shell', async () => {
    const { kaithem, clock } = rig()
    const args = ['-e', 'console.log(JSON.stringify({ arg: process.argv[1] }))', '$(id); a | b']
    const rules = [{ point: 'arg', kind: 'json', pattern: 'arg', type: 'string' }]
    const device = kaithem.devices.create('p', { type: 'ProcessWatcher', command: process.execPath, args, rules })
    await until(async () => {
      await clock.advance(0)
      return device.datapoints.arg !== ''
    })
    expect(device.datapoints.arg).toBe('$(id); a | b')
    kaithem.close()
  })
})
