/** Puts the pages of users together. @module */

import type { Platform } from '../../platform/index.ts'
import type { Layout as SiteLayout } from '../site/layout.ts'
import { createTemplates } from '../template/engine.ts'
import { checkWith, compileWith } from './compile.ts'
import { siteFrame } from './frame.ts'
import type { FindResource } from './modules.ts'
import { Pages } from './pages.ts'
import { TemplateFiles } from './template-files.ts'

export interface PageParts {
  /** The frame of all pages. */
  readonly layout: Pick<SiteLayout, 'page'>
  readonly findResource: FindResource
  readonly post: (topic: string, message: unknown) => void
}

export function composePages(platform: Platform, { layout, findResource, post }: PageParts): Pages {
  const { clock, packages, store } = platform
  return new Pages({
    ...{ clock, packages, store, findResource, post },
    compile: compileWith(createTemplates({ packages, clock })),
    check: checkWith(packages),
    templates: new TemplateFiles(platform),
    layout: siteFrame(layout),
  })
}
