/** The class all widgets extend. @module */

import { addAliases } from '../aliases.ts'
import { KaithemError, valueText } from '../errors.ts'
import { escapeHtml, isMarkup, type Markup, markupMark } from '../markup.ts'
import type { Subscription } from '../scope.ts'
import { named } from './arguments.ts'
import { type Behaviour, plainBehaviour } from './behaviour.ts'
import type { WidgetCallback } from './callbacks.ts'
import { WidgetCore, type WidgetFace } from './core.ts'
import { type ElementOptions, element } from './element.ts'
import { permissionList, userName } from './permissions.ts'
import type { WidgetSite } from './site.ts'

/** What every widget takes. */
export interface WidgetOptions {
  /** Under which clients find it (default: a random one). Pages stay alive over a redeploy when it is given. */
  readonly id?: string
}

/** One client that sees a widget. */
export interface WidgetClientInfo {
  /** The id of the connection, as `attach2` and `sendTo` have it. */
  readonly id: string
  /** `__guest__` for whoever is not logged in. */
  readonly user: string
  readonly address: string | undefined
  /** When it connected, epoch seconds. */
  readonly since: number
  /** The address of its page, if it says so. */
  readonly url: string | undefined
}

const cores = new WeakMap<object, WidgetCore>()

/** What a widget is inside. */
export function coreOf(widget: object): WidgetCore {
  const core = cores.get(widget)
  if (core !== undefined) return core
  throw new KaithemError('KAITHEM_TYPE', 'This is no widget; a constructor of an own class calls super() first')
}

/** Whether something is a widget. */
export const isWidget = (value: unknown): value is Widget =>
  typeof value === 'object' && value !== null && cores.has(value)

/** What users hold of a widget. */
export class Widget implements WidgetFace {
  constructor(site: WidgetSite, options: WidgetOptions = {}, behaviour: Behaviour = plainBehaviour) {
    const { id } = named<WidgetOptions>([options], [])
    const core = new WidgetCore(site, site.engine.idFor(id), behaviour, this)
    cores.set(this, core)
    try {
      site.engine.add(core)
    } catch (error) {
      site.owner.disown(core)
      throw error
    }
  }

  /**
   * The id under which clients find it: the given one, or a random one.
   *
   * @example
   * kaithem.widget.Switch({ id: 'hall' }).uuid // => 'hall'
   */
  get uuid(): string {
    return coreOf(this).id
  }

  /**
   * As `uuid`.
   *
   * @example
   * kaithem.widget.Switch({ id: 'hall' }).id // => 'hall'
   */
  get id(): string {
    return coreOf(this).id
  }

  /**
   * The present value. Setting it is `write`.
   *
   * @throws KAITHEM_TYPE, KAITHEM_VALUE what the widget does not take; KAITHEM_CLOSED
   * @example
   * const w = kaithem.widget.Switch()
   * w.value = true
   * w.value // => true
   */
  get value(): unknown {
    return coreOf(this).value
  }

  set value(value: unknown) {
    this.write(value)
  }

  /**
   * Whether it was disposed.
   *
   * @example
   * const w = kaithem.widget.Switch()
   * w.dispose()
   * w.closed // => true
   */
  get closed(): boolean {
    return coreOf(this).closed
  }

  /**
   * The present value: what code wrote or a client set last.
   *
   * @example
   * const w = kaithem.widget.TextBox()
   * w.write('hello')
   * w.read() // => 'hello'
   */
  read(): unknown {
    return coreOf(this).value
  }

  /**
   * Sets the value, calls the callbacks with the user `__SERVER__`, and shows it on all pages.
   *
   * @param value anything the widget takes and JSON knows, up to 32 MiB
   * @param push whether pages that are open are told (default true)
   * @throws KAITHEM_TYPE, KAITHEM_VALUE what the widget does not take; KAITHEM_CLOSED
   * @example
   * const seen = []
   * const w = kaithem.widget.Switch()
   * w.attach((user, value) => seen.push(user, value))
   * w.write(true)
   * seen // => ['__SERVER__', true]
   */
  write(value: unknown, push = true): void {
    coreOf(this).write(value, push !== false)
  }

  /**
   * Sends something to all pages without keeping it. Nothing is lost: what is sent twice arrives twice.
   *
   * @param value anything JSON knows, up to 32 MiB
   * @throws KAITHEM_TYPE, KAITHEM_VALUE what cannot be sent; KAITHEM_CLOSED
   * @example
   * const w = kaithem.widget.APIWidget()
   * w.send({ bell: 1 })
   */
  send(value: unknown): void {
    const core = coreOf(this)
    core.checkOpen()
    core.push(value, false)
  }

  /**
   * Sends something to one client.
   *
   * @param value anything JSON knows, up to 32 MiB
   * @param connection its id, as `attach2` gives it
   * @returns whether that client is there and sees this widget
   * @throws KAITHEM_TYPE, KAITHEM_VALUE what cannot be sent; KAITHEM_CLOSED
   * @example
   * const w = kaithem.widget.APIWidget()
   * w.attach2((user, value, connection) => w.sendTo(`hello ${user}`, connection))
   * w.sendTo('hello', 'nobody') // => false
   */
  sendTo(value: unknown, connection: string): boolean {
    const core = coreOf(this)
    core.checkOpen()
    const link = [...core.subscribers].find(({ id }) => id === connection)
    link?.tell(core.changeOf(value, false))
    return link !== undefined
  }

  /**
   * The function to call for every new value; a second one takes its place. What it throws is reported once.
   *
   * @param callback f(user, value); the user is `__SERVER__` for what code wrote, `__guest__` for a guest
   * @returns the subscription: call it to take the function away
   * @throws KAITHEM_TYPE for what is no function; KAITHEM_CLOSED
   * @example
   * const seen = []
   * const w = kaithem.widget.Button()
   * w.attach((user, value) => { if (value.includes('pushed')) seen.push(user) })
   * w.onUpdate('ann', ['pushed'], 'c1')
   * seen // => ['ann']
   */
  attach(callback: (user: string, value: unknown) => unknown): Subscription {
    const core = coreOf(this)
    core.checkOpen()
    return core.callbacks.set(0, callback)
  }

  /**
   * As `attach`, in a slot of its own; the function also gets the id of the connection.
   *
   * @param callback f(user, value, connection)
   * @returns the subscription: call it to take the function away
   * @throws KAITHEM_TYPE for what is no function; KAITHEM_CLOSED
   * @example
   * const seen = []
   * const w = kaithem.widget.TextBox()
   * w.attach2((user, value, connection) => seen.push(connection))
   * w.onUpdate('ann', 'hello', 'c1')
   * seen // => ['c1']
   */
  attach2(callback: WidgetCallback): Subscription {
    const core = coreOf(this)
    core.checkOpen()
    return core.callbacks.set(1, callback)
  }

  /**
   * One more permission that is needed to see it, and to change it.
   *
   * @param permission its name, or a list
   * @throws KAITHEM_TYPE, KAITHEM_VALUE what is no permission
   * @example
   * const w = kaithem.widget.Switch()
   * w.require('/house.view')
   * w.onUpdate('nobody', true, 'c1')
   * w.read() // => false
   */
  require(permission: string | readonly string[]): void {
    coreOf(this).require('read', permission)
  }

  /**
   * One more permission that is needed to change it. A guest may change a widget only if there is one, and all guests
   * have it: `requireToWrite('__guest__')` lets everybody.
   *
   * @param permission its name, or a list
   * @throws KAITHEM_TYPE, KAITHEM_VALUE what is no permission
   * @example
   * const w = kaithem.widget.Switch()
   * w.onUpdate('__guest__', true, 'c1')
   * w.read() // => false
   * w.requireToWrite('__guest__')
   * w.onUpdate('__guest__', true, 'c1')
   * w.read() // => true
   */
  requireToWrite(permission: string | readonly string[]): void {
    coreOf(this).require('write', permission)
  }

  /**
   * Replaces the permissions. Clients that may not see it any more are told that it is gone.
   *
   * @param read all that are needed to see it
   * @param write all that are needed, besides, to change it
   * @throws KAITHEM_TYPE, KAITHEM_VALUE what is no permission
   * @example
   * const w = kaithem.widget.Switch()
   * w.setPermissions(['/house.view'], ['/house.edit'])
   * w.setPermissions([], ['__guest__'])
   */
  setPermissions(read: readonly string[] | string = [], write: readonly string[] | string = []): void {
    coreOf(this).setRights({ read: permissionList(read), write: permissionList(write) })
  }

  /**
   * The HTML that shows it, with its present value. An own class returns its own.
   *
   * @returns markup: put it into a page as it is
   * @example
   * String(kaithem.widget.Widget({ id: 'a' }).render()).includes('data-id="a"') // => true
   */
  render(..._args: readonly unknown[]): Markup {
    const text = coreOf(this).value
    return wrap(this, { tag: 'span' }, text === null || text === undefined ? '' : valueText(text))
  }

  /**
   * What a new subscriber gets: the value. An own class may say something else; null is nothing.
   *
   * @param _user who subscribes
   * @param _connection the id of the connection
   * @example
   * class Greeting extends kaithem.widget.Widget {
   *   onRequest(user) { return `hello ${user}` }
   * }
   * new Greeting().onRequest('ann', 'c1') // => 'hello ann'
   */
  onRequest(_user: string, _connection: string): unknown {
    const core = coreOf(this)
    return core.behaviour.isPipe === true ? null : core.value
  }

  /**
   * A client sets the value: without the permissions nothing happens; else the value is kept, the callbacks are called,
   * and all pages show it. Code may call it to act for a user; an own class may do more.
   *
   * @param user who
   * @param value what the client sent
   * @param connection the id of the connection
   * @example
   * const w = kaithem.widget.Slider({ min: 0, max: 10 })
   * w.onUpdate('ann', 12, 'c1')
   * w.read() // => 10
   */
  onUpdate(user: string, value: unknown, connection: string): void {
    coreOf(this).update(userName(user), value, String(connection ?? ''))
  }

  /**
   * Calls a function with every client that sees it.
   *
   * @param callback f({ id, user, address, since, url })
   * @example
   * const users = []
   * kaithem.widget.Switch().forEach(client => users.push(client.user))
   * users // => []
   */
  forEach(callback: (client: WidgetClientInfo) => void): void {
    for (const { id, user, address, since, facts } of [...coreOf(this).subscribers]) {
      const url = facts.get('__url__')
      callback({ id, user, address, since, url: typeof url === 'string' ? url : undefined })
    }
  }

  /**
   * Whether somebody sees it, or did in the last 30 seconds.
   *
   * @example
   * kaithem.widget.Switch().stillActive() // => false
   */
  stillActive(): boolean {
    return coreOf(this).isActive
  }

  /**
   * Ends it: pages that show it say so. It ends by itself with the node that made it.
   *
   * @example
   * const w = kaithem.widget.Switch({ id: 'hall' })
   * w.dispose()
   * kaithem.widget.get('hall') // => undefined
   */
  dispose(): void {
    coreOf(this).dispose()
  }

  /**
   * As `dispose`.
   *
   * @example
   * const w = kaithem.widget.Switch()
   * w.close()
   * w.closed // => true
   */
  close(): void {
    coreOf(this).dispose()
  }

  /** As `dispose`. */
  [Symbol.dispose](): void {
    coreOf(this).dispose()
  }

  get [Symbol.toStringTag](): string {
    return 'Widget'
  }

  /** Printed in a page, a widget is what its `render()` gives. */
  get [markupMark](): true {
    return true
  }

  toString(): string {
    const shown: unknown = this.render()
    return isMarkup(shown) ? shown.toString() : escapeHtml(valueText(shown))
  }

  toJSON(): object {
    return { widget: this.uuid, value: this.value }
  }
}

addAliases(Widget.prototype)

/** The element of a widget around what it shows. */
export function wrap(widget: Widget, options: Partial<ElementOptions>, content: unknown): Markup {
  const core = coreOf(widget)
  core.rendered++
  if (core.site.engine.visitor() === '') core.wasShownToGuests = true
  const { id, version, behaviour } = core
  return element({ id, version: behaviour.isPipe === true ? 0 : version, kind: behaviour.kind, ...options }, content)
}
