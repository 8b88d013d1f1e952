/** Puts the pages of users together. @module */

import type { Platform } from '../../platform/index.ts'
import type { Layout as SiteLayout } from '../site/layout.ts'
import type { Templates } from '../template/engine.ts'
import { compileWith } from './compile.ts'
import { siteFrame } from './frame.ts'
import type { FindResource } from './modules.ts'
import { Pages, type PagesDeps } from './pages.ts'
import { TemplateFiles } from './template-files.ts'

export interface PageParts {
  readonly templates: Templates
  /** The frame of all pages. */
  readonly layout: Pick<SiteLayout, 'page'>
  readonly findResource: FindResource
  /** Says who may see the widgets that an owner makes. */
  readonly protect: PagesDeps['protect']
  readonly post: (topic: string, message: unknown) => void
}

export function composePages(platform: Platform, { templates, layout, findResource, protect, post }: PageParts): Pages {
  const { clock, packages, store } = platform
  return new Pages({
    ...{ clock, packages, store, findResource, protect, post },
    compile: compileWith(templates),
    check: templates.check,
    templates: new TemplateFiles(platform),
    layout: siteFrame(layout),
  })
}
