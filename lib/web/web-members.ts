/** The members of `kaithem.web`, with their help. @module */

import type { ControllersView } from './controllers-view.ts'
import type { WebAnswer, WebRequest } from './http.ts'
import type { NavBarView } from './nav-bar-view.ts'
import type { ServerRequest } from './request.ts'
import type { SocketLimits } from './socket.ts'
import type { Admission } from './socket-gate.ts'
import type { Template } from './template/compiled-template.ts'
import type { CompileOptions } from './template/engine.ts'

/** How a file is found. */
export interface ServeFileOptions {
  /** The path is below this folder and cannot leave it, not even by a link. Default: the folder `data` of kaithem. */
  readonly root?: string
}

/** What the host of the pages decides. */
export interface WebSettings {
  readonly baseDomain?: string | undefined
  readonly hasOtherAdministrators?: boolean | undefined
  readonly isDemo?: boolean | undefined
  readonly websockets?: Partial<SocketLimits> | undefined
}

export interface WebMembers {
  /**
   * Entries that code adds to the navigation bar of all pages: functions by name, each of which answers null or
   * `[order, html]`. One that fails is left out and reported.
   *
   * Spec: web, nav_bar_plugins.
   *
   * @example
   * kaithem.web.nav_bar_plugins.weather = () => [50, '<a href="/weather">Weather</a>']
   * kaithem.web.nav_bar_plugins.keys() // => ['weather']
   */
  readonly nav_bar_plugins: NavBarView
  /**
   * Code that answers for paths which neither pages nor http-in nodes answer.
   *
   * Spec: web, controllers.
   *
   * @example
   * kaithem.web.controllers.set(['hello'], name => `Hello ${name}`)
   * kaithem.web.controllers.resolve('localhost', '/hello/ann').handler('ann') // => 'Hello ann'
   */
  readonly controllers: ControllersView
  /**
   * Ends the page that is being made and sends the browser elsewhere.
   *
   * Spec: web, goto.
   *
   * @param url any address; one without a server is of this server
   * @throws always: what it throws passes through the template; KAITHEM_STATE outside of a page; KAITHEM_VALUE for what
   * is no address
   * @example
   * kaithem.web.goto('/kaithem') // throws KAITHEM_STATE
   */
  goto(url: string): never
  /**
   * Ends the page that is being made and sends the browser back to the page it came from, if that is one of ours.
   *
   * Spec: web, go_back.
   *
   * @throws always; KAITHEM_KEY when the browser does not say where it came from, or came from another server;
   * KAITHEM_STATE outside of a page
   * @example
   * kaithem.web.go_back() // throws KAITHEM_STATE
   */
  go_back(): never
  /**
   * Who visits the page: the name, or an empty text for a guest.
   *
   * Spec: web, user.
   *
   * @throws KAITHEM_STATE outside of a page
   * @example
   * kaithem.web.user() // throws KAITHEM_STATE
   */
  user(): string
  /**
   * Whether the visitor of the page has a permission, or all of a list. Where pages of other servers ask, only users with
   * the setting `allow-cors` have any, and built-in ones never count.
   *
   * Spec: web, has_permission.
   *
   * @throws KAITHEM_STATE outside of a page; KAITHEM_TYPE, KAITHEM_VALUE when that is no name of a permission
   * @example
   * kaithem.web.has_permission('/users/tagpoints.edit') // throws KAITHEM_STATE
   */
  has_permission(permission: string | readonly string[]): boolean
  /**
   * Ends the page that is being made and sends a file instead: of the folder `data` of kaithem, or by a path written from
   * the root. Also bytes, streams, and objects with `read(size)` or `getvalue()`.
   *
   * Spec: web, serve_file.
   *
   * @param path a path without `..`; or bytes, a stream, an object
   * @param contenttype told by the name where it is empty
   * @param name the browser saves it under this name; without one it shows it
   * @param options `root`: the folder that the path is below
   * @throws always; KAITHEM_KEY when there is no such file; KAITHEM_VALUE for a path that is not served; KAITHEM_TYPE for
   * what is no file; KAITHEM_STATE outside of a page
   * @example
   * kaithem.web.serve_file('pictures/cat.jpg') // throws KAITHEM_STATE
   */
  serve_file(path: unknown, contenttype?: string | null, name?: string | null, options?: ServeFileOptions): never
  /**
   * Compiles a template in the language of Mako with JavaScript inside; its `render(data)` gives the text.
   *
   * Spec: web, template.
   *
   * @param text the template
   * @param options `name` for errors, `lookup(uri)` for other templates, `compatible` for Mako's own escaping
   * @returns `{ render(data) }`; it gives a promise where the template waits
   * @throws KAITHEM_TEMPLATE with `line` and `column`
   * @example
   * kaithem.web.template('Hello ${name}').render({ name: 'you' }) // => 'Hello you'
   */
  template(text: string, options?: CompileOptions): Template
  /**
   * The request of the page: `method`, `url`, `path`, `query.get(name)`, `header(name)`, `cookie(name)`, `address`, and
   * promises of `form()` and `bytes()`.
   *
   * @throws KAITHEM_STATE outside of a page
   * @example
   * kaithem.web.request() // throws KAITHEM_STATE
   */
  request(): WebRequest
  /**
   * Marks a function, so that it can be reached as a method of a controller.
   *
   * Spec: web, controllers.
   *
   * @returns the same function
   * @throws KAITHEM_TYPE when it is none
   * @example
   * kaithem.web.controllers.set(['math'], { double: kaithem.web.expose(n => `${2 * n}`) })
   * kaithem.web.controllers.resolve('localhost', '/math/double/4').handler('4') // => '8'
   */
  expose<F extends (...args: never[]) => unknown>(fn: F): F
  /**
   * The labels in front of the domain of a host, outermost first. The domain is the last two labels, or `localhost`, or
   * what `baseDomain` in settings.js says.
   *
   * Spec: web, subdomains.
   *
   * @example kaithem.web.subdomain('foo.bar.localhost:1880') // => ['bar', 'foo']
   */
  subdomain(host: string): string[]
  /**
   * The page that answers for a path of a module: `{ module, path, name, url, rest }`, or undefined.
   *
   * Spec: web, lookup_page.
   *
   * @param path a path such as `light/desk`, or its parts
   * @example kaithem.web.lookup_page('no such module', 'page') // => undefined
   */
  lookup_page(module: string, path: string | readonly string[]): unknown
  /**
   * Answers a request that a server of your own got; in Node-RED the package does that. Undefined: the path belongs to
   * nobody here.
   *
   * Spec: web.
   *
   * @param request `{ method, url, root, host, address, isSecure, header(name), read(limit) }`
   * @returns a promise of `{ status, headers, body }`
   * @example
   * const request = { method: 'GET', url: '/nothing', root: '', host: 'pi', header: () => undefined, read: async () => new Uint8Array() }
   * await kaithem.web.handle(request) // => undefined
   */
  handle(request: ServerRequest): Promise<WebAnswer | undefined>
  /**
   * Lets in a websocket that a server of your own got; in Node-RED the package does that.
   *
   * Spec: web.
   *
   * @param request as for `handle`
   * @returns a promise of `{ refused: status }` or of `{ accept(socket) }`
   * @example
   * const request = { method: 'GET', url: '/widgets/ws', root: '', host: 'pi', header: name => name === 'origin' ? 'http://evil.example' : undefined }
   * await kaithem.web.admit(request) // => { refused: 403 }
   */
  admit(request: ServerRequest): Promise<Admission>
  /**
   * What the host of the pages decides; in Node-RED it comes from `settings.js`. Parts that are left out stay.
   *
   * Spec: web.
   *
   * @param settings `baseDomain`: the domain that has no subdomain; `hasOtherAdministrators`: others than users of
   * `kaithem.users` may do everything, so nobody needs the link for the first one; `isDemo`: the login page tells the user
   * of the demo; `websockets`: limits such as `{ most: 1000, mostOfAddress: 100 }`
   * @example
   * kaithem.web.configure({ baseDomain: 'example.co.uk' })
   * kaithem.web.subdomain('shop.example.co.uk') // => ['shop']
   */
  configure(settings: WebSettings): void
  /**
   * The path of the page that makes the first administrator, with its secret key; undefined once there is one.
   *
   * Spec: web.
   *
   * @example
   * kaithem.users.add_user('ann', { password: 'correct horse', groups: ['Administrators'] }).then(() => {
   *   kaithem.web.setup_path() // => undefined
   * })
   */
  setup_path(): string | undefined
}
