/** The sound server that tests record from, and the programs that play: which are missing, and installing Debian's. */

import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, say } from './bootstrap.mjs'

/** Programs, with the packages of Debian that bring them. */
const needed = {
  pulseaudio: 'pulseaudio',
  parec: 'pulseaudio-utils',
  aplay: 'alsa-utils',
  mpv: 'mpv',
  mplayer: 'mplayer',
  ffplay: 'ffmpeg',
  play: 'sox',
}
/** Parts through which programs reach the sound server. */
const parts = {
  'alsa-lib/libasound_module_pcm_pulse.so': 'libasound2-plugins',
  'sox/libsox_fmt_pulseaudio.so': 'libsox-fmt-pulse',
}

/** Path of a program; undefined when there is none. */
export function findProgram(name, env = process.env) {
  const folders = (env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
}

function missing() {
  const packages = Object.entries(needed).filter(([name]) => findProgram(name) === undefined)
  const arch = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu', arm: 'arm-linux-gnueabihf' }[process.arch]
  const lost = Object.entries(parts).filter(([file]) => !existsSync(join('/usr/lib', arch ?? '', file)))
  return [...packages, ...lost].map(([, name]) => name)
}

/** Why sound cannot be recorded here; undefined when it can. */
export function whyNoAudio() {
  if (process.platform !== 'linux') return 'the sound server PulseAudio runs on Linux'
  const packages = missing()
  return packages.length === 0 ? undefined : `these packages are missing: ${packages.join(', ')}`
}

/** Installs what is missing with apt-get, when this user may do that. Where that fails the tests say what they could not try. */
export async function ensureAudio() {
  const packages = process.platform === 'linux' ? missing() : []
  if (packages.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  say(`installing ${packages.join(', ')} with apt-get`)
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  try {
    await run('apt-get', ['update', '-q'], options)
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options)
  } catch (error) {
    say(`not installed: ${error.message}`)
  }
}
