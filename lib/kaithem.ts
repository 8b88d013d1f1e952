/** The kaithem object: one line per namespace. @module */

import { type AlertsApi, createAlertsApi } from './alerts/api.ts'
import { createDevicesApi, type DevicesApi } from './devices/api.ts'
import { closeEngines, closePages, type Engines } from './engines.ts'
import { createEventsApi, type EventsApi } from './events/api.ts'
import { createGpioApi, type GpioApi } from './gpio/api.ts'
import { createMessageApi, type MessageApi } from './message/api.ts'
import { createMidiApi, type MidiApi } from './midi/api.ts'
import { createMiscApi, type MiscApi } from './misc/api.ts'
import { identityOf, ownerOfNode, type ScopeNode } from './node-scope.ts'
import { createPersistApi, type PersistApi } from './persist/api.ts'
import { createPluginApi, type PluginApi } from './plugin/api.ts'
import { openObject } from './plugin/open-object.ts'
import type { ResourceApi } from './resource/api.ts'
import { Owner } from './scope.ts'
import { createSoundApi, type SoundApi } from './sound/api.ts'
import { createStatesApi, type StatesApi } from './states/api.ts'
import type { StringApi } from './string/api.ts'
import { createSysApi, type SysApi } from './sys/api.ts'
import { createTagsApi, type TagsApi } from './tags/api.ts'
import { createTimeApi, type TimeApi } from './time/api.ts'
import { createUnitsApi, type UnitsApi } from './units/api.ts'
import { createUsersApi, type UsersApi } from './users/api.ts'
import { createWebApi, type WebApi } from './web/api.ts'
import { createWidgetApi, type WidgetApi } from './widget/api.ts'

/** What all views of one kaithem share. */
export interface Shared extends Engines {
  /** The views of nodes, by the node. */
  readonly scopes: WeakMap<object, Kaithem>
}

/**
 * The kaithem object: live tags, alerts, state machines, events, devices, files and more. Every view of it (the process-wide one,
 * the one of a node, the one of a function node) shows the same live things; a view made by `scope` frees what was
 * created through it when its node closes.
 *
 * @example
 * kaithem.tags['/shop/temp'].value = 21
 * kaithem.message.post('/shop/opened', true)
 */
export class Kaithem {
  /**
   * The message bus: whatever runs posts to topics and subscribes to them.
   *
   * @example
   * kaithem.message.post('/shop/opened', true)
   */
  readonly message: MessageApi
  /**
   * Tag points: named values that everybody sees, each with prioritised claims.
   *
   * @example
   * kaithem.tags['/shop/temp'].value = 21
   * kaithem.tags['/shop/temp'].value // => 21
   */
  readonly tags: TagsApi
  /**
   * Devices: a driver with its data points as tags.
   *
   * @example
   * kaithem.devices.create('room', { type: 'DemoSensor' })
   * kaithem.devices.names() // => ['room']
   */
  readonly devices: DevicesApi
  /**
   * Pins: inputs and outputs of the machine, or mocked ones.
   *
   * @example
   * const door = kaithem.gpio.DigitalInput(4)
   * door.set_raw_mock_value(0)
   * kaithem.tags['/system/gpio/4'].value // => 1
   */
  readonly gpio: GpioApi
  /**
   * Sounds: played by name, faded, and as if on machines that cannot.
   *
   * @example
   * kaithem.sound.play('chime.wav', { volume: 0.5 })
   * kaithem.sound.is_playing() // => true
   */
  readonly sound: SoundApi
  /**
   * MIDI: ports as topics and tags, sending, and a synthesizer.
   *
   * @example
   * kaithem.midi.receive('Launchpad Mini', ['noteon', 1, 60, 100])
   * kaithem.tags['/midi/launchpad_mini/1.note'].value // => 60
   */
  readonly midi: MidiApi
  /**
   * State machines with timers and rules that are polled, and statecharts.
   *
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * sm.add_state('shut', { rules: { push: 'open' } })
   * sm.add_state('open')
   * sm('push') // => 'open'
   */
  readonly states: StatesApi
  /**
   * Alerts: unusual events that people must notice, acknowledge and find again.
   *
   * @example
   * const leak = kaithem.alerts.Alert('leak', 'critical', { trip_delay: 5 })
   * leak.trip('2 cm of water')
   * leak.state // => 'tripped'
   */
  readonly alerts: AlertsApi
  /**
   * Documents in files that survive power cuts.
   *
   * @example
   * kaithem.persist.save({ target: 19 }, 'heating.json')
   * kaithem.persist.load('heating.json') // => { target: 19 }
   */
  readonly persist: PersistApi
  /**
   * Unit conversion, with units of your own.
   *
   * @example
   * kaithem.units.convert(20, 'degC', 'degF') // => 68
   */
  readonly units: UnitsApi
  /**
   * Users, groups and permissions.
   *
   * @example
   * kaithem.users.add_group('crew', { permissions: ['/lights.edit'] })
   * kaithem.users.add_user('ann', { groups: ['crew'] })
   * kaithem.users.check_permission('ann', '/lights.edit') // => true
   */
  readonly users: UsersApi
  /**
   * Pages and who visits them.
   *
   * @example
   * kaithem.web.user() // throws KAITHEM_STATE
   */
  readonly web: WebApi
  /**
   * Commands and programs of the machine.
   *
   * @example
   * kaithem.sys.which('no such program') // => null
   */
  readonly sys: SysApi
  /**
   * Small things: background work, words, version.
   *
   * @example
   * kaithem.misc.effwords.length // => 7776
   */
  readonly misc: MiscApi
  /**
   * Numbers and times as text.
   *
   * @example
   * kaithem.string.si_format(1_500_000) // => '1.5M'
   */
  readonly string: StringApi
  /**
   * What there is, by module and name: in Node-RED the nodes on the tabs.
   *
   * @example
   * kaithem.resource.get('no such tab', 'no such node') // => undefined
   */
  readonly resource: ResourceApi
  /**
   * New parts of this object.
   *
   * @example
   * kaithem.plugin.add_plugin('pump', { start: () => 'running' })
   * kaithem.plugin.get('pump').start() // => 'running'
   */
  readonly plugin: PluginApi
  /**
   * An empty object that all code shares: put there what you like. It is lost when the program ends.
   *
   * @example
   * kaithem.globals.guests = 12
   * kaithem.globals.guests // => 12
   */
  readonly globals: Record<string, unknown>
  /**
   * Events: at times, on conditions, on changes, on messages.
   *
   * @example
   * const seen = []
   * kaithem.events.event('!time every day at 8:30pm', () => seen.push('evening')).trigger()
   * seen // => ['evening']
   */
  readonly events: EventsApi
  /**
   * Clocks, sun and moon.
   *
   * @example
   * kaithem.time.is_light(52.5, 13.4) === !kaithem.time.is_dark(52.5, 13.4) // => true
   */
  readonly time: TimeApi
  /** The same as `time`. @example kaithem.sky === kaithem.time // => true */
  readonly sky: TimeApi
  /**
   * Widgets: buttons, sliders, meters and more on pages, live for everybody who sees them.
   *
   * @example
   * const light = kaithem.widget.Switch()
   * light.attach((user, value) => node.send({ payload: value }))
   */
  readonly widget: WidgetApi
  /** The same as `widget`. @example kaithem.widgets === kaithem.widget // => true */
  readonly widgets: WidgetApi
  private readonly engines: Shared
  private readonly owner: Owner
  private readonly nodeId: string | undefined
  /** Where nobody asked for this view: the view of the same node whose events all end with it, once asked for. */
  private readonly asked: { view?: Kaithem } | undefined

  /** @param implicit nobody asked for the view: what is promised to outlive its maker does */
  constructor(engines: Shared, owner: Owner, nodeId?: string, implicit = false) {
    this.engines = engines
    this.owner = owner
    this.nodeId = nodeId
    this.message = createMessageApi(engines.bus, owner)
    this.tags = createTagsApi(engines.tags, owner)
    this.devices = createDevicesApi(engines.devices, owner, this.tags)
    this.gpio = createGpioApi(engines.gpio, owner)
    this.sound = createSoundApi(engines.sound, owner)
    this.midi = createMidiApi(engines.midi, owner)
    this.states = createStatesApi(engines.machines, owner)
    this.units = createUnitsApi(engines.units)
    this.users = createUsersApi(engines.users, owner)
    this.web = createWebApi(engines.web, owner, { pages: engines.pages, view: (inner) => createView(engines, inner) })
    this.sys = createSysApi(engines.sys, owner)
    this.misc = createMiscApi(engines.misc, owner)
    this.string = engines.string
    this.resource = engines.resource
    this.plugin = createPluginApi(engines.plugins, owner)
    this.globals = engines.globals
    this.events = createEventsApi(engines.events, owner, implicit ? engines.root : owner)
    this.time = createTimeApi(engines.time, owner)
    this.sky = this.time
    this.asked = implicit ? {} : undefined
    this.alerts = createAlertsApi(engines.alerts, owner)
    this.persist = createPersistApi(engines.documents)
    this.widget = createWidgetApi(engines.widgets, owner)
    this.widgets = this.widget
  }

  /** The same as `sound.ogg_test`. @example kaithem.ogg_test().catch(error => node.warn(error.message)) */
  ogg_test(output?: string | null): Promise<void> {
    return this.sound.ogg_test(output)
  }

  get [Symbol.toStringTag](): string {
    return 'Kaithem'
  }

  /** Keeps the object out of serialised messages. */
  toJSON(): string {
    return '[kaithem]'
  }

  /**
   * The same object, but everything created through it (subscriptions, claims, machines) is freed when the node
   * closes. Asking twice for one node gives one scope. The `kaithem` of a function node is such a scope already.
   *
   * @param node a Node-RED node, the `node` of a function node, or a name for a scope you close yourself (a new one
   * each time)
   * @throws KAITHEM_TYPE when it is neither
   * @example
   * const party = kaithem.scope('party')
   * party.tags['/hall/lamp'].claim(1, 'party', 80)
   * kaithem.tags['/hall/lamp'].value // => 1
   * party.close()
   * kaithem.tags['/hall/lamp'].value // => 0
   */
  scope(node: ScopeNode | string): Kaithem {
    const { root, scopes } = this.engines
    if (typeof node === 'string') return createView(this.engines, new Owner(node, root))
    // In On Start code a function node's `node` has no `on`, but its scope knows it by its id.
    if (this.nodeId !== undefined && node?.id === this.nodeId) return this.explicit()
    const key = identityOf(node)
    const known = scopes.get(key)
    if (known !== undefined && !known.owner.closed) return node.implicit === true ? known : known.explicit()
    const scope = createView(this.engines, ownerOfNode(node, root), node.id, node.implicit === true)
    scopes.set(key, scope)
    return scope
  }

  private explicit(): Kaithem {
    const { asked } = this
    if (asked === undefined) return this
    asked.view ??= createView(this.engines, this.owner, this.nodeId)
    return asked.view
  }

  /**
   * Writes what is to be kept (tags with `restore`, machines that `persist`, alerts and their journal, users) to disk now
   * instead of within a second.
   *
   * @example
   * kaithem.tags['/shop/target'].restore = true
   * kaithem.tags['/shop/target'].value = 19
   * kaithem.flush()
   */
  flush(): void {
    this.engines.users.flush()
    this.engines.platform.store.flush()
    this.engines.alerts.journal.flush()
  }

  /**
   * Frees what was created through this view: subscriptions and filters end, claims are released, machines close. Tags
   * and their values stay. On the object made by `createKaithem`: everything, no timer is left. Twice does nothing.
   *
   * @example
   * const k = kaithem.scope('cleaning')
   * const off = k.tags['/shop/temp'].subscribe(value => node.warn(value))
   * k.close()
   * k.tags['/shop/temp'].subscribe(value => node.warn(value)) // throws KAITHEM_CLOSED
   */
  close(): void {
    const { root } = this.engines
    if (this.owner === root) closePages(this.engines)
    this.owner.dispose()
    if (this.owner === root) closeEngines(this.engines)
  }

  /** As `close`. @example kaithem.scope('cleaning').dispose() */
  dispose(): void {
    this.close()
  }

  /** As `close`. */
  [Symbol.dispose](): void {
    this.close()
  }
}

/** A view that belongs to an owner, with all plugins in it. */
export function createView(engines: Shared, owner: Owner, nodeId?: string, implicit = false): Kaithem {
  return openObject(new Kaithem(engines, owner, nodeId, implicit), engines.plugins, owner)
}
