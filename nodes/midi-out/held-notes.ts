/** The notes that sound because of a node, so that none goes on for ever after it. @module */

const noteOn = 0x90
const noteOff = 0x80
const controlChange = 0xb0
/** Controllers that end all notes of a channel, and all sounds. */
const endNotes = 123
const endSounds = 120
const channels = 16

/** Everything that ends what sounds on any device, as messages. */
export const panicMessages: readonly (readonly number[])[] = Array.from({ length: channels }, (_, channel) => [
  [controlChange | channel, endNotes, 0],
  [controlChange | channel, endSounds, 0],
]).flat()

export class HeldNotes {
  private readonly held = new Map<string, { readonly port: string; readonly bytes: readonly number[] }>()

  /** @param bytes one whole message that was sent */
  note(port: string, [status = 0, note = 0, velocity = 0]: readonly number[]): void {
    const kind = status & 0xf0
    if (kind !== noteOn && kind !== noteOff) return
    const channel = status & 0x0f
    const key = `${port} ${channel} ${note}`
    if (kind === noteOn && velocity > 0) this.held.set(key, { port, bytes: [noteOff | channel, note, 0] })
    else this.held.delete(key)
  }

  /** Nothing sounds at this port any more. */
  forget(port: string): void {
    for (const [key, note] of this.held) if (note.port === port) this.held.delete(key)
  }

  /** What ends them, each once. */
  take(): readonly { readonly port: string; readonly bytes: readonly number[] }[] {
    const all = [...this.held.values()]
    this.held.clear()
    return all
  }
}
