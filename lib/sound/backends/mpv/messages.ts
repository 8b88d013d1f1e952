/** What mpv says and is told, one JSON object on each line. @module */

/** What is of interest in what mpv says. */
export interface MpvMessage {
  readonly event?: string
  readonly name?: string
  readonly data?: unknown
  readonly reason?: string
  readonly file_error?: string
}

/** Longest line that is believed. */
const longestLine = 100_000

/** A command as a line. @example encodeCommand('set_property', 'volume', 50) */
export function encodeCommand(...command: readonly unknown[]): string {
  return `${JSON.stringify({ command })}\n`
}

/** Puts lines together from pieces, and hands over those that are messages. */
export class MpvLines {
  private readonly heard: (message: MpvMessage) => void
  private rest = ''

  constructor(heard: (message: MpvMessage) => void) {
    this.heard = heard
  }

  add(piece: string): void {
    const lines = (this.rest + piece).split('\n')
    this.rest = lines.pop() ?? ''
    if (this.rest.length > longestLine) this.rest = ''
    for (const line of lines) {
      const message = parse(line)
      if (message !== undefined) this.heard(message)
    }
  }
}

function parse(line: string): MpvMessage | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/** The names in the answer to `--audio-device=help`, the usual one first. */
export function parseDevices(text: string): string[] {
  const names = [...text.matchAll(/^ {2}'(.+?)' \(/gm)].map(([, name = '']) => name)
  return ['', ...names.filter((name) => name !== 'auto')]
}
