/** Pins in memory: for machines without any, for tests, and while somebody plays with a virtual one. @module */

import { KaithemError } from '../../errors.ts'
import type { Clock } from '../../platform/clock.ts'
import type {
  Features,
  GpioBackend,
  InputLine,
  InputListener,
  InputOptions,
  Level,
  LineAddress,
  LineInfo,
  OutputLine,
  OutputListener,
  OutputOptions,
  PwmLine,
  PwmOptions,
} from '../backend.ts'

/** The chip that the mock shows. */
const label = 'mock'
/** Lines that it shows when nobody uses them: those of a header. */
const headerLines = 28

interface MockLine {
  readonly address: LineAddress
  /** What drives it from outside; undefined: nothing. */
  driven: Level | undefined
  /** What it is tied to, or drives itself. */
  own: Level
  direction: 'in' | 'out'
  /** Who has it open. */
  user: object | undefined
  changed: ((level: Level) => void) | undefined
  fail: ((error: KaithemError) => void) | undefined
}

function keyOf({ chip, offset, name }: LineAddress): string {
  if (offset === undefined) {
    const [, gpio] = /^GPIO(\d+)$/.exec(name ?? '') ?? []
    return gpio === undefined ? `${chip ?? ''}/${name ?? ''}` : `${chip ?? ''}#${gpio}`
  }
  return `${chip ?? ''}#${offset}`
}

export class MockBackend implements GpioBackend {
  readonly name = 'mock'
  readonly features: Features = { pull: true, drive: true, debounce: true, timestamps: true, pwm: true }
  private readonly clock: Clock
  private readonly known = new Map<string, MockLine>()

  constructor(clock: Clock) {
    this.clock = clock
  }

  probe(): undefined {
    return undefined
  }

  /** Applies a level from outside; null lets go, so that an input falls back to what it is tied to. */
  drive(address: LineAddress, level: Level | null): void {
    const line = this.lineOf(address)
    const before = levelOf(line)
    line.driven = level ?? undefined
    if (levelOf(line) !== before) line.changed?.(levelOf(line))
  }

  /** The level there is on a line. */
  level(address: LineAddress): Level {
    return levelOf(this.lineOf(address))
  }

  /** Ends an open line as a chip does that is pulled out. */
  fail(address: LineAddress, error = new KaithemError('KAITHEM_IO', 'The mock line was taken away')): void {
    const line = this.lineOf(address)
    const { fail } = line
    release(line)
    fail?.(error)
  }

  lines(): readonly LineInfo[] {
    const header = Array.from({ length: headerLines }, (_, offset) => this.info(this.known.get(`#${offset}`), offset))
    const others = [...this.known.values()].filter(({ address: { chip, offset = -1 }, user }) => {
      return user !== undefined && (chip !== undefined || offset < 0 || offset >= headerLines)
    })
    return [...header, ...others.map((line) => this.info(line, line.address.offset ?? -1))]
  }

  openInput(address: LineAddress, options: InputOptions, listener: InputListener): InputLine {
    const { line, user } = this.take(address, 'in')
    line.own = options.pull === 'up' ? 1 : 0
    line.changed = (level) => listener.edge(level, this.clock.now())
    line.fail = (error) => listener.failed(error)
    return { read: () => levelOf(opened(line, user)), close: () => close(line, user) }
  }

  openOutput(address: LineAddress, options: OutputOptions, listener: OutputListener): OutputLine {
    const { line, user } = this.take(address, 'out')
    const { failSafe } = options
    line.own = options.level
    line.fail = (error) => listener.failed(error)
    return {
      write: (level) => {
        opened(line, user).own = level
      },
      read: () => opened(line, user).own,
      close: () => {
        if (line.user === user && failSafe !== undefined) line.own = failSafe
        close(line, user)
      },
    }
  }

  openPwm(address: LineAddress, options: PwmOptions, listener: OutputListener): PwmLine {
    const { line, user } = this.take(address, 'out')
    const { failSafe } = options
    const put = (duty: number): void => {
      opened(line, user).own = duty > 0 ? 1 : 0
    }
    put(options.duty)
    line.fail = (error) => listener.failed(error)
    return {
      source: 'mock',
      write: put,
      close: () => {
        if (line.user === user && failSafe !== undefined) line.own = failSafe
        close(line, user)
      },
    }
  }

  close(): void {
    for (const line of this.known.values()) release(line)
    this.known.clear()
  }

  private lineOf(address: LineAddress): MockLine {
    const key = keyOf(address)
    const known = this.known.get(key)
    if (known !== undefined) return known
    const line: MockLine = {
      ...{ address, driven: undefined, own: 0, direction: 'in' },
      ...{ user: undefined, changed: undefined, fail: undefined },
    }
    this.known.set(key, line)
    return line
  }

  private take(address: LineAddress, direction: 'in' | 'out'): { line: MockLine; user: object } {
    const line = this.lineOf(address)
    if (line.user !== undefined) {
      const text = `The mock line ${keyOf(address)} is used by kaithem already; close that pin first`
      throw new KaithemError('KAITHEM_STATE', text, { consumer: 'kaithem' })
    }
    line.user = {}
    line.direction = direction
    // An output drives the line itself.
    if (direction === 'out') line.driven = undefined
    return { line, user: line.user }
  }

  private info(line: MockLine | undefined, offset: number): LineInfo {
    const used = line?.user !== undefined
    const name = line?.address.name ?? (line?.address.chip === undefined ? `GPIO${offset}` : '')
    const chip = line?.address.chip ?? label
    const direction = line?.direction ?? 'in'
    return { chip, label: chip, offset, name, consumer: used ? 'kaithem' : '', used, direction }
  }
}

function levelOf(line: MockLine): Level {
  return line.driven ?? line.own
}

function opened(line: MockLine, user: object): MockLine {
  if (line.user === user) return line
  throw new KaithemError('KAITHEM_IO', 'The mock line is closed', {})
}

function release(line: MockLine): void {
  line.user = undefined
  line.changed = undefined
  line.fail = undefined
}

function close(line: MockLine, user: object): void {
  if (line.user === user) release(line)
}
