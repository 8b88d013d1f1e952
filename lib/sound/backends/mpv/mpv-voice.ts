/** One sound, played by an mpv of its own, which ends when the connection to it does: also when this process dies. @module */

import type { ChildProcess } from 'node:child_process'
import type { Duplex } from 'node:stream'
import { KaithemError } from '../../../errors.ts'
import type { Clock } from '../../../platform/clock.ts'
import { withoutPassword } from '../../address.ts'
import type { Ramp, Voice, VoiceListener, VoiceOptions } from '../../backend.ts'
import { StepRamp } from '../steps.ts'
import { encodeCommand, MpvLines, type MpvMessage } from './messages.ts'

/** mpv counts volume in percent; its gain is the cube of it, as ours. */
const percent = 100
/** Where the connection is among the descriptors of mpv. */
const connection = 3
/** What mpv says when there is no sound card. */
const noDevice = 'audio output initialization failed'
/** What mpv says of a sound that goes on behind its end, and of a file without sound. */
const nothingPlayed = 'no audio or video data played'

/** The arguments that play a sound. */
export function mpvArguments(options: VoiceOptions): string[] {
  const { file, volume, start, at = start, end, loop, speed, output } = options
  const from = Math.max(at, start)
  return [
    ...['--no-config', '--no-video', '--no-terminal', '--load-scripts=no', '--ytdl=no', '--autoload-files=no'],
    `--input-ipc-client=fd://${connection}`,
    ...['--volume-max=1000', `--volume=${volume * percent}`, `--speed=${speed}`, '--audio-pitch-correction=no'],
    // Rounds are those of a list of one: each of them begins and ends where the part does.
    `--loop-playlist=${loop === Number.POSITIVE_INFINITY ? 'inf' : loop}`,
    ...(from === 0 ? [] : [`--start=${from}`]),
    ...(end === undefined || end === 0 ? [] : [`--end=${end}`]),
    ...(output === '' ? [] : [`--audio-device=${output}`]),
    ...['--', file],
  ]
}

export interface MpvDeps {
  readonly clock: Clock
  readonly start: (args: readonly string[]) => ChildProcess
  readonly over: (voice: MpvVoice) => unknown
}

export class MpvVoice implements Voice {
  private readonly deps: MpvDeps
  private readonly options: VoiceOptions
  private readonly listener: VoiceListener
  private readonly child: ChildProcess
  private readonly steps: StepRamp
  private place: number
  private isOver = false
  private isReady = false
  /** Whether a sound card has taken it: mpv says that it plays before it knows. */
  private hasCard = false
  private hasStarted = false
  private hasSpoken = false

  constructor(deps: MpvDeps, options: VoiceOptions, listener: VoiceListener) {
    this.deps = deps
    this.options = options
    this.listener = listener
    this.place = options.at ?? Math.max(0, options.start)
    this.steps = new StepRamp(deps.clock, (volume) => this.say('set_property', 'volume', volume * percent))
    this.child = deps.start(mpvArguments(options))
    this.child.unref()
    const lines = new MpvLines((message) => this.heard(message))
    const socket = this.socket
    // Ends before the process where mpv cannot be started.
    socket?.on('error', () => {})
    socket?.setEncoding('utf8')
    socket?.on('data', (piece: string) => lines.add(piece))
    this.child.on('error', (error) => this.fail('KAITHEM_UNAVAILABLE', `mpv cannot be started: ${error.message}`))
    // Not `exit`: what it said last is to be read before.
    this.child.on('close', (status) => this.closed(status))
    this.say('observe_property', 1, 'time-pos')
    this.say('observe_property', 2, 'current-ao')
  }

  get position(): number {
    return this.place
  }

  ramp(ramp: Ramp): void {
    if (!this.isOver) this.steps.start(ramp)
  }

  pause(): void {
    this.say('set_property', 'pause', true)
  }

  resume(): void {
    this.say('set_property', 'pause', false)
  }

  stop(): void {
    if (this.isOver) return
    this.finish()
    // At once: one whose sound server is gone does not listen.
    this.child.kill('SIGKILL')
  }

  private get socket(): Duplex | undefined {
    return (this.child.stdio[connection] as Duplex | null) ?? undefined
  }

  private say(...command: readonly unknown[]): void {
    const { socket } = this
    if (!this.isOver && socket?.writable === true) socket.write(encodeCommand(...command))
  }

  private closed(status: number | null): void {
    if (status === 0) {
      this.end()
    } else if (this.hasSpoken) {
      this.fail('KAITHEM_IO', `mpv ended while it played ${withoutPassword(this.options.file)}, with status ${status}`)
    } else {
      // An old one does not know the connection.
      const text = `mpv ended with status ${status} before it said anything; it must be mpv 0.33 or newer`
      this.fail('KAITHEM_UNAVAILABLE', text)
    }
  }

  private heard({ event, name, data, reason, file_error: error }: MpvMessage): void {
    if (this.isOver) return
    this.hasSpoken = true
    if (event === 'playback-restart') this.isReady = true
    if (event === 'property-change' && name === 'current-ao') this.hasCard = typeof data === 'string'
    if (event === 'property-change' && name === 'time-pos' && typeof data === 'number') this.place = Math.max(0, data)
    if (this.isReady && this.hasCard && !this.hasStarted) this.started()
    if (event !== 'end-file' || reason !== 'error') return
    if (error === nothingPlayed && this.options.at !== undefined) {
      this.end()
      return
    }
    const text = `mpv cannot play ${withoutPassword(this.options.file)}: ${error ?? 'it does not say why'}`
    const device = error === noDevice && this.options.output === ''
    this.fail(device ? 'KAITHEM_UNAVAILABLE' : 'KAITHEM_IO', text, device ? { device } : {})
  }

  private started(): void {
    this.hasStarted = true
    const { at, start } = this.options
    // The rounds that follow begin where the part does.
    if (at !== undefined) this.say('set_property', 'start', start === 0 ? 'none' : `${start}`)
    this.listener.started()
  }

  private end(): void {
    if (this.isOver) return
    this.finish()
    // A very short one is over before mpv says that it began.
    if (!this.hasStarted) this.listener.started()
    this.listener.ended()
  }

  private fail(code: 'KAITHEM_IO' | 'KAITHEM_UNAVAILABLE', text: string, more: { readonly device?: true } = {}): void {
    if (this.isOver) return
    this.finish()
    this.child.kill('SIGKILL')
    this.listener.failed(new KaithemError(code, text, { file: withoutPassword(this.options.file), ...more }))
  }

  private finish(): void {
    this.isOver = true
    this.steps.stop()
    this.deps.over(this)
  }
}
