/**
 * Builds dist/ and resources/ (and build/ on the way) from package.json's list of nodes and plugins; a build without changes takes a moment.
 *
 * `npm run build` runs it; other scripts import `build`. `KAITHEM_PARTIAL=1` turns missing files and type errors into
 * warnings, for work on unfinished parts.
 */

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { missingFiles, parts, unknownEntries } from './build/parts.mjs'
import { BuildError, cache, root } from './build/steps.mjs'

/** Builds what is stale. Throws a BuildError with a text for the user. */
export async function build({ tolerant = process.env.KAITHEM_PARTIAL === '1', warn = warnToStderr } = {}) {
  const release = await lock()
  try {
    // Loaded late, because these need the installed dependencies.
    const [
      { compile },
      { bundle },
      { buildEditorHtml, buildSharedEditor },
      { buildIcons, buildLocales },
      { buildTypings },
      { buildVendor },
      { buildClient },
      { buildPrograms },
    ] = await Promise.all([
      import('./build/compile.mjs'),
      import('./build/bundle.mjs'),
      import('./build/editor.mjs'),
      import('./build/assets.mjs'),
      import('./build/typings.mjs'),
      import('./build/vendor.mjs'),
      import('./build/client.mjs'),
      import('./build/programs.mjs'),
    ])
    const all = parts()
    const problems = [
      ...all.flatMap((part) => missingFiles(part).map((path) => `${part.name}: ${path} is missing`)),
      ...unknownEntries(all).map((path) => `${path} is not in package.json`),
    ]
    if (problems.length > 0 && !tolerant) throw new BuildError(problems.join('\n'))
    for (const problem of problems) warn(problem)
    const attempt = async (work) => {
      try {
        await work()
      } catch (error) {
        if (!tolerant || !(error instanceof BuildError)) throw error
        warn(error.message)
      }
    }
    await compile({ tolerant, warn })
    await bundle(all)
    await buildPrograms()
    await buildVendor()
    await attempt(buildClient)
    await buildIcons()
    await attempt(buildSharedEditor)
    for (const part of all.filter(({ entry }) => existsSync(join(root, entry)))) {
      await attempt(() => buildLocales(part))
      await attempt(() => buildEditorHtml(part))
    }
    await buildTypings({ tolerant, warn })
  } finally {
    release()
  }
}

function warnToStderr(text) {
  process.stderr.write(`build: warning: ${text}\n`)
}

/** Two builds of one checkout wait for each other; the lock of a dead process is taken over. */
async function lock() {
  const folder = join(cache, 'build.lock')
  const pidFile = join(folder, 'pid')
  mkdirSync(cache, { recursive: true })
  for (;;) {
    try {
      mkdirSync(folder)
      writeFileSync(pidFile, String(process.pid))
      return () => rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (!holderLives(pidFile)) rmSync(folder, { recursive: true, force: true })
      await sleep(50)
    }
  }
}

function holderLives(pidFile) {
  try {
    process.kill(Number(readFileSync(pidFile, 'utf8')), 0)
    return true
  } catch (error) {
    // Not yet written is a lock taken this very moment.
    return error.code === 'ENOENT' || error.code === 'EPERM'
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const started = performance.now()
  try {
    await build()
    process.stdout.write(`built in ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
  } catch (error) {
    process.stderr.write(`build: ${error instanceof BuildError ? error.message : error.stack}\n`)
    process.exitCode = 1
  }
}
