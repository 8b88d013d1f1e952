/** The editor's side: one HTML file for each node set and plugin, and the shared script in resources/. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { editorSources, runtimeSources } from './compile.mjs'
import { bundledPackages, licenceText } from './licences.mjs'
import { BuildError, read, root, step, write } from './steps.mjs'

const sharedEntry = 'nodes/_editor/index.ts'
const sharedScript = 'resources/kaithem-editor.js'
const sharedLicences = 'resources/kaithem-editor.licenses.txt'
const globalName = 'kaithemEditor'
const packageName = JSON.parse(read('package.json')).name

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2021',
  charset: 'utf8',
  legalComments: 'none',
  write: false,
  metafile: true,
  logLevel: 'silent',
}

/** Bundles nodes/_editor once, as the global `kaithemEditor`. */
export async function buildSharedEditor() {
  if (!existsSync(join(root, sharedEntry))) return
  await step('editor-shared', editorInputs(), async () => {
    const result = await esbuild({ entryPoints: [sharedEntry], globalName, minify: true })
    const packages = bundledPackages(result.metafile)
    const names = packages.map(({ name, version, license }) => `${name} ${version} (${license})`)
    const banner = names.length > 0 ? `/*! Contains ${names.join(', ')}; texts in kaithem-editor.licenses.txt */\n` : ''
    write(sharedScript, banner + result.outputFiles[0].text)
    write(sharedLicences, packages.map(licenceText).join('\n') || 'No third-party code is bundled.\n')
    return [sharedScript, sharedLicences]
  })
}

/**
 * Composes dist/nodes/<folder>/<type>.html of one part.
 *
 * @param {import('./parts.mjs').Part} part
 */
export function buildEditorHtml(part) {
  const output = `dist/nodes/${part.folder}/${part.name}.html`
  const inputs = [part.editor, ...(part.form ? [part.form] : []), ...editorInputs()]
  return step(`editor-${part.name}`, inputs, async () => {
    const blocks = []
    if (part.plugin && existsSync(join(root, sharedEntry))) {
      blocks.push(`<script src="resources/${packageName}/kaithem-editor.js"></script>`)
    }
    if (part.form && existsSync(join(root, part.form))) {
      blocks.push(`<script type="text/html" data-template-name="${part.name}">\n${read(part.form).trim()}\n</script>`)
    }
    if (existsSync(join(root, part.editor))) {
      blocks.push(`<script type="text/javascript">\n${(await bundle(part.editor)).trim()}\n</script>`)
    }
    write(output, `${blocks.join('\n\n')}\n`)
    return [output]
  })
}

const editorInputs = () => [...editorSources(), ...runtimeSources(), 'package-lock.json', 'scripts/build/editor.mjs']

async function esbuild(options) {
  try {
    return await build({ ...common, ...options })
  } catch (error) {
    throw new BuildError(`${options.entryPoints[0]}: ${error.message}`)
  }
}

async function bundle(entry) {
  const names = await sharedExports()
  const plugins = [{ name: 'shared-editor', setup: (setup) => redirectShared(setup, names) }]
  const result = await esbuild({ entryPoints: [entry], plugins })
  return result.outputFiles[0].text
}

/**
 * Imports of the shared code become calls of the global. They look it up when called, not when loaded: after a hot
 * install the editor may evaluate a node's script before the plugin's one. So the shared entry exports functions only.
 */
function redirectShared(setup, names) {
  setup.onResolve({ filter: /\/_editor\/index\.ts$/ }, () => ({ path: sharedEntry, namespace: 'shared-editor' }))
  setup.onLoad({ filter: /.*/, namespace: 'shared-editor' }, () => ({
    contents: names.map((name) => `export const ${name} = (...args) => ${globalName}.${name}(...args)`).join('\n'),
  }))
}

async function sharedExports() {
  if (!existsSync(join(root, sharedEntry))) return []
  const result = await esbuild({ format: 'esm', entryPoints: [sharedEntry] })
  return Object.values(result.metafile.outputs)[0].exports
}
