/** What the runtime tells dialogs about sound. @module */

/** Why a back end cannot be used; `reason` is the key of the sentence. */
export interface SoundRefusalView {
  readonly backend: string
  readonly reason: string
  /** English. */
  readonly message: string
  readonly data: Readonly<Record<string, string>>
}

export interface SoundView {
  /** What plays now: webaudio, mpv …; `null` is silent. */
  readonly backend: string
  /** Which one the settings ask for; auto: the best that works. */
  readonly asked: string
  /** Why the better ones are not used. */
  readonly refusals: readonly SoundRefusalView[]
  /** Whether loudness changes while a sound plays: without it fades and turning down are not heard. */
  readonly changesVolume: boolean
  /** Sound cards, the usual one (empty) first. */
  readonly outputs: readonly string[]
}

/** The refusal that says most to people: without a sound card nothing that could be installed helps; else what they can change first. */
export function whySilent<T extends Pick<SoundRefusalView, 'reason'>>(refusals: readonly T[]): T | undefined {
  const order = ['noDevice', 'noProgram', 'noPackage', 'failed']
  return [...refusals].sort((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason))[0]
}

/** Programs that come in a package of another name. */
const packages: Readonly<Record<string, string>> = { ffplay: 'ffmpeg', play: 'sox', setpriv: 'util-linux' }

/** What the sentence of a refusal needs. */
export function refusalData({ message, data }: Pick<SoundRefusalView, 'message' | 'data'>): Record<string, string> {
  const { program = '' } = data
  return { detail: message, install: packages[program] ?? program, ...data }
}
