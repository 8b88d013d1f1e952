/** Which back end plays a sound: the one in use, or another one where that cannot play it. @module */

import { KaithemError } from '../errors.ts'
import { isAddress, withoutPassword } from './address.ts'
import type { SoundBackend } from './backend.ts'
import type { SoundDrivers } from './drivers.ts'
import type { Player } from './player.ts'

export interface AssignmentDeps {
  readonly drivers: Pick<SoundDrivers, 'beside' | 'exclude'>
  /** The back end in use. */
  readonly usual: () => SoundBackend
  /** Plays where no sound card is left. */
  readonly silent: SoundBackend
}

/** What went wrong with a sound so far. */
interface Trouble {
  /** Back ends that do not know what to do with its file. */
  readonly refused: Set<SoundBackend>
  readonly last: KaithemError
}

export class Assignment {
  private readonly deps: AssignmentDeps
  private readonly assigned = new WeakMap<Player, SoundBackend>()
  private readonly troubles = new WeakMap<Player, Trouble>()

  constructor(deps: AssignmentDeps) {
    this.deps = deps
  }

  /** The back end that plays a sound or last did. */
  of(player: Player): SoundBackend | undefined {
    return this.assigned.get(player)
  }

  /** The back end that is to play it now. @throws KAITHEM_IO when none here knows what to do with it */
  assign(player: Player): SoundBackend {
    const usual = this.deps.usual()
    const suits = (backend: SoundBackend): boolean => this.suits(backend, player)
    const last = this.troubles.get(player)?.last
    // Those that could play it have lost their sound card, which may come back.
    const rest = last?.code === 'KAITHEM_UNAVAILABLE' ? this.deps.silent : undefined
    const backend = suits(usual) ? usual : (this.deps.drivers.beside(suits) ?? rest)
    if (backend === undefined) throw last ?? noneFor(player, usual)
    this.assigned.set(player, backend)
    return backend
  }

  /** What plays a sound has failed. True when it, or another one, may play it now. */
  mayTryAgain(player: Player, error: KaithemError): boolean {
    const backend = this.assigned.get(player)
    const { code, data } = error
    const { refused } = this.troubles.get(player) ?? { refused: new Set() }
    this.troubles.set(player, { refused, last: error })
    if (code === 'KAITHEM_UNAVAILABLE') return data?.retry === true || this.deps.drivers.exclude(backend, error)
    if (data?.elsewhere !== true || backend === undefined) return false
    refused.add(backend)
    return this.deps.drivers.beside((each) => this.suits(each, player)) !== undefined
  }

  private suits(backend: SoundBackend, player: Player): boolean {
    const isPlayable = backend.features.urls || !isAddress(player.request.file)
    return isPlayable && this.troubles.get(player)?.refused.has(backend) !== true
  }
}

function noneFor({ request }: Player, { name }: SoundBackend): KaithemError {
  const file = withoutPassword(request.file)
  const text = `The sound back end ${name} plays no addresses of the web; install mpv, and let the settings choose the back end`
  return new KaithemError('KAITHEM_IO', text, { file })
}
