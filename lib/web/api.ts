/** kaithem.web, start here: pages, visits, controllers. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError } from '../errors.ts'
import type { Owner } from '../scope.ts'
import { redirect } from './answers.ts'
import { createControllersView } from './controllers-view.ts'
import type { WebEngine } from './engine.ts'
import { expose } from './exposed.ts'
import { servedFile } from './file-path.ts'
import { createNavBarView } from './nav-bar-view.ts'
import { isOwnAddress } from './origin.ts'
import { createPageMembers, type PageMembers } from './pages/page-members.ts'
import type { Pages } from './pages/pages.ts'
import { passThrough } from './pass-through.ts'
import { parsePath } from './path.ts'
import { fileAnswer } from './serve-file.ts'
import { subdomainOf } from './subdomain.ts'
import type { LiveVisit } from './visit.ts'
import type { ServeFileOptions, WebMembers } from './web-members.ts'

export type { WebMembers }

/** The web part of the kaithem object. */
export type WebApi = WithAliases<WebMembers & PageMembers>

/** What an owner's view has besides. */
export interface WebParts {
  readonly pages: Pages
  /** The kaithem object whose things belong to an owner. */
  readonly view: (owner: Owner) => object
}

/** An address for a Location header: what is not ASCII is encoded. @throws KAITHEM_TYPE, KAITHEM_VALUE */
function address(url: unknown): string {
  if (typeof url !== 'string') throw new KaithemError('KAITHEM_TYPE', `goto() needs an address, not ${typeof url}`, {})
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  if (url === '' || url.length > 8192 || /[\u0000-\u001f\u007f]/.test(url)) {
    throw new KaithemError('KAITHEM_VALUE', 'goto() needs an address of 1 to 8,192 characters on one line', {})
  }
  return url.replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character))
}

/** The web part as one owner sees it. */
export function createWebApi(engine: WebEngine, owner: Owner, { pages, view }: WebParts): WebApi {
  const current = (member: string): LiveVisit => {
    const visit = engine.current.get()
    if (visit !== undefined) return visit
    const text = `kaithem.web.${member}() works only while a page is made: call it in a page or controller, not in a timer`
    throw new KaithemError('KAITHEM_STATE', text, {})
  }
  const members: WebMembers & PageMembers = {
    ...createPageMembers(pages, owner, view),
    nav_bar_plugins: createNavBarView(engine.navBar, owner),
    controllers: createControllersView(engine.controllers, owner),
    goto(url) {
      current('goto')
      throw passThrough(redirect(address(url)))
    },
    go_back() {
      const { request } = current('go_back')
      const referer = request.header('referer')
      if (referer === undefined || !isOwnAddress(request, referer)) {
        throw new KaithemError('KAITHEM_KEY', 'go_back(): the browser did not come from a page of this server', {})
      }
      throw passThrough(redirect(address(referer)))
    },
    user: () => current('user').user,
    has_permission: (permission) => current('has_permission').may(...[permission].flat()),
    serve_file(path, contenttype, name, options: ServeFileOptions = {}) {
      current('serve_file')
      const { files, vardir } = engine.deps
      const state = vardir()
      const root = options.root ?? (state === undefined ? undefined : files.join(state, 'data'))
      const isOwnRoot = options.root !== undefined
      const find = (asked: string): string => {
        if (isOwnRoot && files.isAbsolute(asked)) {
          throw new KaithemError('KAITHEM_VALUE', 'serve_file: with a root the path is written from there', {})
        }
        return servedFile(files, asked, { root, state })
      }
      throw passThrough(fileAnswer(path, contenttype || undefined, name || undefined, find))
    },
    template: (text, options) => engine.templates.compile(text, options),
    request: () => current('request').request,
    expose,
    subdomain: (host) => subdomainOf(String(host), engine.settings.baseDomain),
    lookup_page(module, path) {
      const parts = typeof path === 'string' ? parsePath(`/${path.replace(/^\//, '')}`)?.parts : path
      return parts === undefined ? undefined : engine.site?.lookup(String(module), parts)
    },
    handle: (request) => engine.handle(request),
    admit: (request) => engine.sockets.admit(request),
    configure(settings) {
      if ('baseDomain' in settings) engine.settings.baseDomain = settings.baseDomain
      if (settings.hasOtherAdministrators !== undefined) engine.firstUser.hasOthers = settings.hasOtherAdministrators
      if (settings.websockets !== undefined) engine.sockets.limit(settings.websockets)
      if (settings.isDemo !== undefined) engine.settings.isDemo = settings.isDemo
    },
    setup_path: () => engine.firstUser.path,
  }
  addAliases(members)
  return members as WebApi
}
