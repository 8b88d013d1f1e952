/** Finds a Chromium for the browser tests, and installs Debian's where that is possible. */

import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, say, UserError } from './bootstrap.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Path of a Chromium or Chrome: `CHROMIUM`, one in the PATH or a usual place; undefined when there is none. */
export function findChromium(env = process.env) {
  if (env.CHROMIUM) {
    if (existsSync(env.CHROMIUM)) return env.CHROMIUM
    throw new UserError(`CHROMIUM=${env.CHROMIUM} does not exist`)
  }
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin']
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places]
  return candidates.find((path) => existsSync(path))
}

/** The same, after installing it with apt-get when this user may do that. */
export async function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('installing Chromium with apt-get')
    const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    await run('apt-get', ['update', '-q'], options)
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], options)
    const installed = findChromium()
    if (installed) return installed
  }
  throw new UserError('no Chromium for the browser tests: install chromium or Chrome, or set CHROMIUM=/path/to/it')
}
