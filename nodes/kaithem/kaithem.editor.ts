/** The editor's side of the plugin: completion and hover help in function nodes, and the settings. @module */

import { type Monaco, typeScriptOf, whenMonaco } from './monaco.editor.ts'
import { type PageMonaco, pageCompletion } from './page-completion.editor.ts'
import { addPinsTab } from './pins-tab.editor.ts'
import { addSettingsMenu } from './settings-menu.editor.ts'
import { tagCompletion } from './tag-completion.editor.ts'
import { declareAccess, wrapModule } from './typings.editor.ts'

declare module '../_editor/host.ts' {
  interface EditorHost {
    readonly plugins: { registerPlugin(id: string, definition: { readonly type: string; onadd(): void }): void }
    readonly settings: { readonly kaithem?: { readonly functionGlobal?: boolean } }
  }
}

const declarations = 'resources/@kaithem/node-red-kaithem/kaithem.d.ts'

RED.plugins.registerPlugin('kaithem', {
  type: 'kaithem',
  onadd: () => {
    whenMonaco(teach)
    addSettingsMenu()
    addPinsTab()
  },
})

function teach(monaco: Monaco): void {
  const { languages } = monaco
  for (const language of ['javascript', 'html']) {
    languages.registerCompletionItemProvider(language, tagCompletion(monaco))
  }
  languages.registerCompletionItemProvider('html', pageCompletion(monaco as unknown as PageMonaco))
  $.ajax({ url: declarations, dataType: 'text' }).then((text: string) => {
    const defaults = typeScriptOf(monaco)?.javascriptDefaults
    defaults?.addExtraLib(wrapModule(text), 'file://types/kaithem/kaithem.d.ts')
    defaults?.addExtraLib(
      declareAccess(RED.settings.kaithem?.functionGlobal !== false),
      'file://types/kaithem/index.d.ts',
    )
  })
}
