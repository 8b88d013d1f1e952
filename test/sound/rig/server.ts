/** A sound server of the test's own, with a card that plays to nowhere and can be recorded. @module */

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '../../support/wait.ts'

/** Its card, and the source that records it. */
export const card = 'kaithem'

/** Programs for ALSA reach the server, too. */
const alsa = '</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n'

export class SoundServer {
  /** What programs need to find it. */
  readonly env: Readonly<Record<string, string>>
  private readonly folder = mkdtempSync(join(tmpdir(), 'kaithem-pulse-'))
  private readonly socket = join(this.folder, 'socket')
  private child: ChildProcess | undefined

  constructor() {
    const { folder, socket } = this
    const alsaFile = join(folder, 'asound.conf')
    writeFileSync(alsaFile, alsa)
    this.env = {
      ...{ HOME: folder, XDG_RUNTIME_DIR: folder, PULSE_RUNTIME_PATH: folder, PULSE_STATE_PATH: folder },
      ...{ PULSE_SERVER: `unix:${socket}`, PULSE_COOKIE: join(folder, 'cookie'), ALSA_CONFIG_PATH: alsaFile },
    }
  }

  async start(): Promise<void> {
    const modules = [
      `module-native-protocol-unix socket=${this.socket} auth-anonymous=1`,
      `module-null-sink sink_name=${card} rate=48000`,
    ]
    const options = [
      '--daemonize=no',
      '--use-pid-file=no',
      '--exit-idle-time=-1',
      '--realtime=no',
      '--high-priority=no',
    ]
    const args = ['-n', ...options, ...modules.flatMap((each) => ['-L', each])]
    const { PULSE_SERVER: _none, ...env } = { ...process.env, ...this.env }
    const child = spawn('pulseaudio', args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
    this.child = child
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    await until(() => existsSync(this.socket) || child.exitCode !== null, 30_000, 'a socket of PulseAudio')
    if (child.exitCode !== null) throw new Error(`PulseAudio ended with ${child.exitCode}: ${said}`)
  }

  /** Takes it away, as a crash would. */
  async kill(): Promise<void> {
    const { child } = this
    this.child = undefined
    if (child === undefined || child.exitCode !== null) return
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGKILL')
    await ended
    rmSync(this.socket, { force: true })
  }

  async close(): Promise<void> {
    await this.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
