/** The page that the settings of a node describe. @module */

import type { PageOptions } from '../../lib/web/pages/page-options.ts'
import { moduleName, type PageConfig } from './config.ts'

/** @param label of the tab that the node is on */
export function pageOptions(config: PageConfig, id: string, label: string): PageOptions {
  const { path, kind, body, setup, code, engine, mime, methods, permissions, origins, header, navigation } = config
  const { streaming, compatible, markdownHtml: html, reload, theme, banner } = config
  return {
    ...{ id, path, kind, body, setup, code },
    name: config.name || path,
    module: moduleName(config.module, label),
    settings: {
      ...{ engine, mime, methods, permissions, origins, header, navigation },
      ...{ streaming, compatible, html, reload, theme, banner },
    },
  }
}
