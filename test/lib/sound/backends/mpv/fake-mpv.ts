/** A program that looks like mpv, with its connection and its times, without sound. @module */

import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Understands WAV files of 8000 bytes a second; others it cannot read, and those named `deaf` find no sound card. */
const script = `#!${process.execPath}
const { appendFileSync, readFileSync } = require('node:fs')
const { Socket } = require('node:net')
const args = process.argv.slice(2)
const value = (name, usual) => (args.find((each) => each.startsWith('--' + name + '=')) ?? '=' + usual).split('=').slice(1).join('=')
appendFileSync(__dirname + '/calls', JSON.stringify(args) + '\\n')
if (value('audio-device', '') === 'help') {
  console.log("List of detected audio devices:\\n  'auto' (Autoselect device)\\n  'alsa/hall' (Hall (big))")
  process.exit(0)
}
const socket = new Socket({ fd: 3 })
const tell = (message) => socket.write(JSON.stringify(message) + '\\n')
const fail = (file_error) => { tell({ event: 'end-file', reason: 'error', file_error }); setTimeout(() => process.exit(2), 20) }
let paused = false
socket.on('close', () => process.exit(4))
let text = ''
socket.on('data', (piece) => {
  text += piece
  for (let end = text.indexOf('\\n'); end >= 0; end = text.indexOf('\\n')) {
    const { command } = JSON.parse(text.slice(0, end))
    text = text.slice(end + 1)
    appendFileSync(__dirname + '/calls', JSON.stringify(command) + '\\n')
    tell({ request_id: 0, error: 'success' })
    if (command[1] === 'pause') paused = command[2]
    if (command[1] === 'start') part.from = command[2] === 'none' ? 0 : Number(command[2])
  }
})
const file = args.at(-1)
const bytes = readFileSync(file)
const length = (bytes.length - 44) / 8000
const end = Number(value('end', length))
const part = { from: Number(value('start', 0)), to: end <= 0 ? length + end : end }
if (part.from < 0) part.from += length
let at = part.from
let rounds = value('loop-playlist', '1') === 'inf' ? Infinity : Number(value('loop-playlist', 1))
if (file.includes('deaf')) { tell({ event: 'playback-restart' }); fail('audio output initialization failed') }
else if (bytes.toString('latin1', 0, 4) !== 'RIFF') fail('unrecognized file format')
else if (part.from > length) fail('no audio or video data played')
else {
  tell({ event: 'property-change', id: 2, name: 'current-ao', data: 'fake' })
  tell({ event: 'playback-restart' })
  let last = performance.now()
  setInterval(() => {
    const now = performance.now()
    if (!paused) at += (now - last) / 1000 * Number(value('speed', 1))
    last = now
    if (at >= part.to) {
      tell({ event: 'end-file', reason: 'eof' })
      if (--rounds <= 0) process.exit(0)
      at = part.from
    }
    tell({ event: 'property-change', id: 1, name: 'time-pos', data: at })
  }, 10)
}
`

/** Puts it in front of the PATH until the test is over. */
export function fakeMpv(): { readonly calls: () => unknown[][] } {
  const folder = mkdtempSync(join(tmpdir(), 'kaithem-mpv-'))
  const program = join(folder, 'mpv')
  writeFileSync(program, script)
  chmodSync(program, 0o755)
  writeFileSync(join(folder, 'package.json'), '{}')
  writeFileSync(join(folder, 'calls'), '')
  const path = process.env.PATH
  process.env.PATH = `${folder}${delimiter}${path}`
  onTestFinished(() => {
    process.env.PATH = path
    rmSync(folder, { recursive: true, force: true })
  })
  const lines = (): string[] => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n')
  return { calls: () => lines().map((line) => JSON.parse(line)) }
}
