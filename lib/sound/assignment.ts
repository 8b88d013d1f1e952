/** Which back end plays a sound: the one in use, or another one where that cannot play it. @module */

import { KaithemError } from '../errors.ts'
import { isAddress } from './address.ts'
import type { SoundBackend } from './backend.ts'
import type { SoundDrivers } from './drivers.ts'
import type { Player } from './player.ts'

export interface AssignmentDeps {
  readonly drivers: Pick<SoundDrivers, 'beside' | 'exclude'>
  /** The back end in use. */
  readonly usual: () => SoundBackend
}

export class Assignment {
  private readonly deps: AssignmentDeps
  private readonly assigned = new WeakMap<Player, SoundBackend>()
  /** Back ends that do not know what to do with the file of a sound. */
  private readonly refused = new WeakMap<Player, Set<SoundBackend>>()

  constructor(deps: AssignmentDeps) {
    this.deps = deps
  }

  /** The back end that plays a sound or last did. */
  of(player: Player): SoundBackend | undefined {
    return this.assigned.get(player)
  }

  /** The back end that is to play it now. @throws KAITHEM_IO when none here can */
  assign(player: Player): SoundBackend {
    const usual = this.deps.usual()
    const suits = (backend: SoundBackend): boolean => this.suits(backend, player)
    const backend = suits(usual) ? usual : this.deps.drivers.beside(suits)
    if (backend !== undefined) {
      this.assigned.set(player, backend)
      return backend
    }
    const { file } = player.request
    const text = `The sound back end ${usual.name} plays no addresses of the web; mpv, mplayer and ffplay do: install one, and let none be asked for`
    throw new KaithemError('KAITHEM_IO', text, { file })
  }

  /** What plays a sound has failed. True when it, or another one, may play it now. */
  mayTryAgain(player: Player, error: KaithemError): boolean {
    const backend = this.assigned.get(player)
    const { code, data } = error
    if (code === 'KAITHEM_UNAVAILABLE') return data?.retry === true || this.deps.drivers.exclude(backend, error)
    if (data?.elsewhere !== true || backend === undefined) return false
    const refused = this.refused.get(player) ?? new Set()
    this.refused.set(player, refused.add(backend))
    return this.deps.drivers.beside((each) => this.suits(each, player)) !== undefined
  }

  private suits(backend: SoundBackend, player: Player): boolean {
    const isPlayable = backend.features.urls || !isAddress(player.request.file)
    return isPlayable && this.refused.get(player)?.has(backend) !== true
  }
}
