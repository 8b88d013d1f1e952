/** TypeScript: the runtime compiles file by file into build/; the editor's files are only checked here. */

import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { BuildError, cache, filesBelow, root, step } from './steps.mjs'

const configs = ['tsconfig.base.json', 'package.json']
const isEditorFile = (path) => path.endsWith('.editor.ts') || path.startsWith('nodes/_editor/')
const isClientFile = (path) => path.startsWith('lib/widget/client/')

/** TypeScript sources of the runtime. */
export const runtimeSources = () =>
  [...filesBelow('lib'), ...filesBelow('nodes')].filter(
    (path) => path.endsWith('.ts') && !isEditorFile(path) && !isClientFile(path),
  )

/** TypeScript sources of the editor. */
export const editorSources = () => filesBelow('nodes', (path) => path.endsWith('.ts') && isEditorFile(path))

/**
 * Compiles and checks. A type error is a build error; with `tolerant` it is only shown.
 *
 * @param {{ tolerant: boolean, warn: (text: string) => void }} options
 */
export async function compile({ tolerant, warn }) {
  const runtime = runtimeSources()
  const editor = editorSources()
  const check = async (project, unfinished) => {
    const errors = await tsc(project)
    if (errors === '') return
    const text = `type check of ${project} failed\n${errors}`
    if (!tolerant) throw new BuildError(text)
    warn(text)
    unfinished()
  }
  const jobs = []
  if (runtime.length > 0) {
    const inputs = ['tsconfig.json', ...configs, ...runtime]
    jobs.push(
      step('runtime', inputs, async (unfinished) => {
        const outputs = runtime.flatMap((path) => outputsOf(path))
        // An incremental tsc writes only what changed, so a deleted output would stay missing.
        if (!outputs.every((path) => existsSync(join(root, path)))) rmSync(infoFile('tsconfig.json'), { force: true })
        await check('tsconfig.json', unfinished)
        return outputs.filter((path) => existsSync(join(root, path)))
      }),
    )
  }
  if (editor.length > 0) {
    // The dialogs import the shared config.ts files and units, so a change of any source may break them.
    const inputs = ['tsconfig.editor.json', ...configs, ...editor, ...runtime]
    jobs.push(
      step('editor-types', inputs, async (unfinished) => {
        await check('tsconfig.editor.json', unfinished)
        return []
      }),
    )
  }
  await Promise.all(jobs)
}

const outputsOf = (path) => [`build/${path.replace(/\.ts$/, '.js')}`, `build/${path.replace(/\.ts$/, '.d.ts')}`]
const infoFile = (project) => join(cache, `${project}.tsbuildinfo`)

/** Answers the compiler's messages, empty when there are none. */
function tsc(project) {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const args = [compiler, '-p', project, '--incremental', '--tsBuildInfoFile', infoFile(project), '--pretty', 'false']
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (data) => {
      output += data
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', (code) => resolve(code === 0 ? '' : output.trim() || `the compiler ended with ${code}`))
  })
}
