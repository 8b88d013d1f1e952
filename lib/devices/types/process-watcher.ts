/** ProcessWatcher: runs a program again and again and reads its output into data points. No shell is involved. @module */

import { errorText, valueText } from '../../errors.ts'
import type { Stopped } from '../../platform/shell.ts'
import { toList, toNumber } from '../config-values.ts'
import type { DeviceClass } from '../device.ts'
import type { DeviceEnv } from '../site.ts'
import { applyRule, type OutputRule, readRule } from './output-rules.ts'

const ruleProperties = {
  point: { type: 'string', title: 'Point', required: true },
  kind: { title: 'Kind', enum: ['line', 'column', 'regex', 'json'], default: 'line' },
  pattern: { type: 'string', title: 'Pattern', description: 'Line, column, expression or path' },
  type: { title: 'Type', enum: ['number', 'string'], default: 'number' },
  unit: { type: 'string', title: 'Unit' },
}

const properties = {
  command: { type: 'string', title: 'Program', description: 'Its name or full path; no shell', required: true },
  args: { type: 'array', title: 'Arguments', description: 'A list as JSON, such as ["-r"]', default: '[]' },
  interval: { type: 'number', title: 'Interval', description: 'Seconds between two runs', default: 60, min: 1 },
  timeout: {
    type: 'number',
    title: 'Timeout',
    description: 'Seconds after which it is ended',
    default: 30,
    min: 1,
    max: 86_400,
  },
  rules: { type: 'array', title: 'Rules', description: 'What to read out of the output', items: ruleProperties },
}

/** More of the output is not kept in the data point `output`. */
const longestOutput = 65_536
/** Programs that print more are ended, in bytes. */
const maxOutput = 4 * 1024 * 1024
/** The status shown where there is none: the program could not be started, or was ended. */
const noStatus = -1

const described = 'Runs a program every few seconds and reads its output into data points'

interface Settings {
  readonly command: string
  readonly args: readonly string[]
  readonly timeout: number
  readonly rules: readonly OutputRule[]
}

export function processWatcherType(
  Base: DeviceClass,
  { clock, shell }: Pick<DeviceEnv, 'clock' | 'shell'>,
): DeviceClass {
  return class ProcessWatcher extends Base {
    static override device_type = 'ProcessWatcher'
    static override config_properties = properties
    static override description = described
    private readonly state = { running: false, closed: false, failed: '' }
    private end: (() => void) | undefined

    constructor(name: string, config: unknown) {
      super(name, config)
      this.description = described
      this.addPoints()
      const settings = this.read()
      if (settings === undefined) return
      const run = (): unknown => (this.state.running ? undefined : this.run(settings))
      this.numeric_data_point('run', {
        subtype: 'trigger',
        description: 'Counting it up runs the program now',
        handler: run,
      })
      this.every(Math.max(1, this.number('interval', 60)), run)
      this.after(0, run)
    }

    override status(): string {
      const { running, failed } = this.state
      if (failed !== '') return failed
      return running ? 'running' : 'waiting'
    }

    override close(): void {
      this.state.closed = true
      this.end?.()
    }

    private addPoints(): void {
      const fixed = { writable: false }
      this.string_data_point('output', { ...fixed, description: 'What the program printed' })
      this.string_data_point('error', { ...fixed, description: 'Why the last run failed; empty if it did not' })
      this.numeric_data_point('exit_status', { ...fixed, description: 'Exit status of the last run, -1 without one' })
      this.numeric_data_point('run_time', { ...fixed, unit: 's', description: 'How long the last run took' })
      this.numeric_data_point('failing', { ...fixed, subtype: 'bool', description: 'Whether the last run failed' })
      this.set_alarm('failed', 'failing', 'value > 0', { priority: 'error', auto_ack: true })
    }

    /** The settings; undefined, with the reason in the errors, where nothing can be run. */
    private read(): Settings | undefined {
      const command = valueText(this.config.command ?? '').trim()
      if (command === '' || command.includes('\0')) {
        this.fail('there is no program to run')
        return undefined
      }
      try {
        const args = toList(this.config.args, 'the arguments').map((arg) => valueText(arg))
        if (args.some((arg) => arg.includes('\0'))) throw new Error('an argument has a zero byte in it')
        const timeout = Math.min(86_400, Math.max(1, this.number('timeout', 30)))
        return { command, args, timeout, rules: this.readRules() }
      } catch (error) {
        this.fail(errorText(error))
        return undefined
      }
    }

    private readRules(): OutputRule[] {
      return toList(this.config.rules, 'the rules').flatMap((given) => {
        try {
          const rule = readRule(given)
          const options = { writable: false, description: `Read from the output of ${this.name}` }
          if (rule.isNumber) this.numeric_data_point(rule.point, { ...options, unit: rule.unit })
          else this.string_data_point(rule.point, options)
          return [rule]
        } catch (error) {
          this.handleException(error)
          return []
        }
      })
    }

    private number(key: string, usual: number): number {
      try {
        return toNumber(this.config[key], `setting ${key}`) ?? usual
      } catch (error) {
        this.handleException(error)
        return usual
      }
    }

    private async run({ command, args, timeout, rules }: Settings): Promise<void> {
      const { state } = this
      const began = clock.now()
      state.running = true
      try {
        const running = shell.start(command, args, { timeout, maxOutput })
        this.end = () => running.kill()
        const { status, stdout, stderr, stopped } = await running.result
        if (state.closed) return
        const took = clock.now() - began
        this.set_data_point('run_time', took)
        this.set_data_point('exit_status', status ?? noStatus)
        this.set_data_point('output', stdout.slice(0, longestOutput).trimEnd())
        const problems = status === 0 ? this.apply(rules, stdout) : [endOf(status, stopped, timeout, stderr)]
        if (problems.length === 0) this.succeed()
        else this.fail(problems.join('; '))
      } catch (error) {
        if (state.closed) return
        this.set_data_point('exit_status', noStatus)
        this.fail(errorText(error))
      } finally {
        state.running = false
        this.end = undefined
      }
    }

    private apply(rules: readonly OutputRule[], output: string): string[] {
      return rules.flatMap((rule) => {
        try {
          this.set_data_point(rule.point, applyRule(rule, output))
          return []
        } catch (error) {
          return [errorText(error)]
        }
      })
    }

    private succeed(): void {
      this.state.failed = ''
      this.set_data_point('error', '')
      this.set_data_point('failing', 0)
    }

    private fail(text: string): void {
      // The same failure again and again is one line.
      if (this.state.failed !== text) this.handleError(text)
      this.state.failed = text
      this.set_data_point('error', text)
      this.set_data_point('failing', 1)
    }
  } as unknown as DeviceClass
}

function endOf(status: number | null, stopped: Stopped | undefined, timeout: number, stderr: string): string {
  const said = stderr.trim().split('\n').at(-1)?.slice(0, 200) ?? ''
  const note = said === '' ? '' : `: ${said}`
  if (status !== null) return `the program ended with status ${status}${note}`
  if (stopped === 'output') return 'the program was ended because it printed too much'
  return stopped === 'timeout' ? `the program was ended after ${timeout} s` : `the program was ended by a signal${note}`
}
