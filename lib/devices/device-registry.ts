/** All devices of one kaithem: making, changing and ending them. @module */

import { errorText, KaithemError, valueText } from '../errors.ts'
import type { Owner } from '../scope.ts'
import { bindingKeys } from './bindings.ts'
import { copyConfig, type DeviceConfig, toBoolean } from './config-values.ts'
import { Device, type DeviceClass } from './device.ts'
import { siteOf } from './device-identity.ts'
import { DeviceEntry } from './entry.ts'
import { checkDeviceName } from './names.ts'
import { UnsupportedDevice, UnusedSubdevice } from './placeholders.ts'
import { forgetKept } from './saved-config.ts'
import type { DeviceEnv, DeviceSite } from './site.ts'
import { createSite } from './site-maker.ts'
import { TypeTable, typeNameOf } from './type-table.ts'
import { builtinTypes } from './types/index.ts'

/** Settings an update keeps when it does not mention them. */
const carriedOver = [...Object.values(bindingKeys), 'kaithem.read_perms', 'kaithem.write_perms']

function isSubdevice(config: DeviceConfig): boolean {
  try {
    return toBoolean(config.is_subdevice ?? false, 'is_subdevice')
  } catch {
    return false
  }
}

export class DeviceRegistry {
  readonly types: TypeTable
  /** The class that device types extend. */
  readonly Device: DeviceClass
  private readonly env: DeviceEnv
  private readonly entries = new Map<string, DeviceEntry>()
  /** Sites of devices whose constructors are running. */
  private readonly building: { site: DeviceSite | undefined }[] = []

  constructor(env: DeviceEnv) {
    this.env = env
    const takeSite = (): DeviceSite => this.takeSite()
    const Base = class extends Device {
      constructor(name: string, config: unknown) {
        super(name, config, takeSite())
      }
    }
    Object.defineProperty(Base, 'name', { value: 'Device' })
    this.Device = Base as unknown as DeviceClass
    const builtin = builtinTypes(this.Device, env)
    this.types = new TypeTable({ base: this.Device, builtin, changed: (name) => this.typeChanged(name) })
  }

  /** The entry of that name; `a.b` finds `a/b` too. */
  find(name: string): DeviceEntry | undefined {
    return this.entries.get(name) ?? this.entries.get(name.replaceAll('.', '/'))
  }

  /** Names in alphabetical order, without placeholders. */
  names(): string[] {
    return [...this.entries.values()]
      .filter((entry) => entry.kind === 'device')
      .map(({ name }) => name)
      .sort()
  }

  /** @throws KAITHEM_NAME, KAITHEM_STATE there is one of that name, KAITHEM_CLOSED */
  create(owner: Owner, given: unknown, config: unknown): DeviceEntry {
    const name = checkDeviceName(given)
    const full = copyConfig(config)
    if (isSubdevice(full)) return this.saveSubdevice(owner, name, full)
    this.refuseTwin(name)
    const typeName = full.type === undefined || full.type === null ? '' : valueText(full.type)
    const entry = new DeviceEntry({ name, typeName, owner, config: full, end: (ended) => this.end(ended, false) })
    this.start(entry)
    return entry
  }

  /** Ends a device for good. False when there is none. */
  remove(name: string): boolean {
    const entry = this.find(name)
    if (entry === undefined) return false
    this.end(entry, true)
    return true
  }

  /** Makes a device anew with other settings. @throws KAITHEM_KEY, KAITHEM_NAME, KAITHEM_STATE, KAITHEM_VALUE */
  update(owner: Owner, name: string, config: unknown): DeviceEntry {
    const entry = this.find(name)
    if (entry === undefined)
      throw new KaithemError('KAITHEM_KEY', `There is no device ${valueText(name)}`, { device: name })
    const next = copyConfig(config)
    const newName = next.name === undefined ? entry.name : checkDeviceName(next.name)
    if (newName !== entry.name) this.refuseTwin(newName)
    for (const key of carriedOver) if (!(key in next) && key in entry.config) next[key] = entry.config[key]
    if (!('type' in next)) next.type = entry.typeName
    if (entry.kind === 'device') entry.device.validateData(next)
    if (entry.parent !== undefined) return this.updatePart(entry, next)
    const keeper = entry.owner.closed ? owner : entry.owner
    // Under its old name the device may make its points anew, now or later.
    const orphans = newName === entry.name ? [] : this.familyOf(entry)
    this.end(entry, false)
    for (const { tagNames } of orphans) entry.dropTags(tagNames)
    forgetKept(this.env.store, entry.name)
    return this.create(keeper, newName, next)
  }

  /** Ends everything. */
  close(): void {
    for (const entry of [...this.entries.values()]) this.end(entry, false)
  }

  private refuseTwin(name: string): void {
    if (!this.entries.has(name)) return
    throw new KaithemError('KAITHEM_STATE', `There is a device ${name} already; remove it or take another name`, {
      device: name,
    })
  }

  private start(entry: DeviceEntry): void {
    entry.owner.own(entry.held)
    this.entries.set(entry.name, entry)
    this.build(entry)
  }

  /** Puts a device, or a placeholder, into an entry. */
  private build(entry: DeviceEntry): void {
    const cls = entry.cls ?? this.types.find(entry.typeName)
    if (cls === undefined) this.placeholder(entry, [`There is no device type ${JSON.stringify(entry.typeName)} here`])
    else this.construct(entry, cls)
    if (entry.ended || entry.kind !== 'device') return
    entry.activate()
    this.env.bus.post('/devices/added/', entry.name)
  }

  private construct(entry: DeviceEntry, cls: DeviceClass): void {
    const site = this.siteFor(entry)
    try {
      const device = this.run(site, () => new cls(entry.name, site.config))
      if (siteOf(device) !== site) throw new Error('the constructor did not give the device it was asked for')
      entry.put(device as unknown as Device, site, 'device')
    } catch (error) {
      for (const child of this.partsOf(entry)) this.end(child, false)
      site.owner.dispose()
      this.placeholder(entry, [...site.errors, errorText(error)])
      site.owner.report(error, `device ${entry.name}, constructor of ${entry.typeName}`)
    }
  }

  private placeholder(entry: DeviceEntry, errors: readonly string[], unused = false): void {
    const site = this.siteFor(entry)
    const cls = unused ? UnusedSubdevice : UnsupportedDevice
    entry.put(new cls(entry.name, site.config, site), site, unused ? 'unused' : 'unsupported')
    for (const text of errors) site.note(text)
  }

  private siteFor(entry: DeviceEntry): DeviceSite {
    const site = createSite(this.env, entry, (cls, name, config) => this.addPart(entry, cls, name, config))
    return site
  }

  private run<T>(site: DeviceSite, make: () => T): T {
    this.building.push({ site })
    try {
      return make()
    } finally {
      this.building.pop()
    }
  }

  /** For the base constructor: the site of the device that is being made. @throws KAITHEM_STATE */
  private takeSite(): DeviceSite {
    const current = this.building.at(-1)
    const site = current?.site
    if (current === undefined || site === undefined) {
      const text = 'Devices are made by kaithem.devices.create(name, { type }), parts of them by create_subdevice'
      throw new KaithemError('KAITHEM_STATE', text, {})
    }
    current.site = undefined
    return site
  }

  private addPart(parent: DeviceEntry, cls: unknown, base: string, config: unknown): Device {
    const name = checkDeviceName(`${parent.name}/${checkDeviceName(base)}`)
    if (!this.types.isDeviceClass(cls)) {
      const text = `The part ${name} needs a class that extends kaithem.devices.Device`
      throw new KaithemError('KAITHEM_TYPE', text, { device: name })
    }
    const known = this.entries.get(name)
    if (known !== undefined && known.kind !== 'unused') this.refuseTwin(name)
    if (known !== undefined) this.detach(known)
    const saved = known?.saved
    const typeName = typeNameOf(cls)
    const full = Object.assign(copyConfig(config), saved?.config, { is_subdevice: true, type: typeName })
    const owner = parent.building?.owner ?? parent.site.owner
    const entry = new DeviceEntry({ name, typeName, owner, config: full, end: (ended) => this.end(ended, false) })
    entry.cls = cls
    entry.parent = parent
    entry.saved = saved
    entry.base = base
    this.start(entry)
    const parts = (parent.building ?? parent.site).subdevices
    parts[base] = entry.device
    return entry.device
  }

  /** Settings of a part: it takes them over if it is there, else they wait for it. */
  private saveSubdevice(owner: Owner, name: string, config: DeviceConfig): DeviceEntry {
    const known = this.entries.get(name)
    if (known === undefined) {
      const typeName = valueText(config.type ?? '')
      const entry = new DeviceEntry({ name, typeName, owner, config, end: (ended) => this.end(ended, false) })
      entry.saved = { config, owner }
      owner.own(entry.held)
      this.entries.set(name, entry)
      this.placeholder(entry, [], true)
      return entry
    }
    if (known.parent === undefined || known.saved !== undefined) this.refuseTwin(name)
    known.saved = { config, owner }
    owner.own({ dispose: () => this.forgetSaved(known) })
    return this.updatePart(known, config)
  }

  private forgetSaved(entry: DeviceEntry): void {
    entry.saved = undefined
  }

  private updatePart(entry: DeviceEntry, config: DeviceConfig): DeviceEntry {
    Object.assign(entry.config, config)
    entry.call('update_config', [config])
    return entry
  }

  /** A device, its parts, and theirs. */
  private familyOf(entry: DeviceEntry): DeviceEntry[] {
    return [entry, ...this.partsOf(entry).flatMap((part) => this.familyOf(part))]
  }

  private partsOf(entry: DeviceEntry): DeviceEntry[] {
    return [...this.entries.values()].filter(({ parent }) => parent === entry)
  }

  /** Parts first, then the device itself. @param forGood with its tags and what it saved */
  private end(entry: DeviceEntry, forGood: boolean): void {
    if (entry.ended) return
    entry.ended = true
    this.detach(entry)
    this.stop(entry, forGood)
    if (forGood) forgetKept(this.env.store, entry.name)
    const { saved } = entry
    if (saved !== undefined && entry.parent !== undefined && !forGood && !saved.owner.closed) {
      this.saveSubdevice(saved.owner, entry.name, saved.config)
    }
  }

  private stop(entry: DeviceEntry, forGood: boolean): void {
    for (const part of this.partsOf(entry)) this.end(part, forGood)
    const wasDevice = entry.kind === 'device'
    entry.stop(forGood)
    if (wasDevice) this.env.bus.post('/devices/removed/', entry.name)
  }

  private detach(entry: DeviceEntry): void {
    if (this.entries.get(entry.name) === entry) this.entries.delete(entry.name)
    entry.owner.disown(entry.held)
    const { parent, base } = entry
    if (parent !== undefined && base !== undefined) delete parent.site.subdevices[base]
  }

  /** A type came, changed or went: devices of it become real, are made anew, or become placeholders. */
  private typeChanged(name: string): void {
    for (const entry of [...this.entries.values()]) {
      if (entry.typeName !== name || entry.cls !== undefined || entry.kind === 'unused' || entry.ended) continue
      this.stop(entry, false)
      this.build(entry)
    }
  }
}
