/** A kaithem on a manual clock, and clients that write down what they get. @module */

import { afterEach } from 'vitest'
import { createKaithem, type Kaithem, type KaithemOptions, ManualClock } from '../../../lib/index.ts'
import { createSeededRandom } from '../../../lib/platform/fake/random.ts'

export type Entry = [id: string, value?: unknown, version?: number]

export interface FakeClient {
  /** Frames so far, parsed. */
  readonly frames: Entry[][]
  /** All entries of the frames, and forgets them. */
  take(): Entry[]
  readonly closes: (readonly [code: number | undefined, reason: string | undefined])[]
  readonly id: string
  /** What waits in the transport, as the server is told. */
  buffered: number
  send(frame: object): void
  raw(frame: string | Uint8Array): void
  subscribe(...ids: (string | readonly [string, number])[]): void
  set(id: string, value: unknown): void
  closed(): void
}

export interface WidgetTestRig {
  readonly clock: ManualClock
  readonly kaithem: Kaithem
  readonly log: string[]
  connect(user?: string): FakeClient
}

const open: Kaithem[] = []

afterEach(() => {
  for (const kaithem of open.splice(0)) kaithem.close()
})

/** Ends with the test. */
export function createRig(options: KaithemOptions = {}): WidgetTestRig {
  const clock = new ManualClock(1_700_000_000)
  const log: string[] = []
  const note =
    (level: string) =>
    (text: string): void =>
      void log.push(`${level}: ${text}`)
  const kaithem = createKaithem({
    clock,
    random: createSeededRandom(1),
    log: { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') },
    ...options,
  })
  open.push(kaithem)
  return { clock, kaithem, log, connect: (user = 'ann') => createClient(kaithem, user) }
}

function createClient(kaithem: Kaithem, user: string): FakeClient {
  const frames: Entry[][] = []
  const closes: FakeClient['closes'] = []
  const state = { buffered: 0 }
  const end = kaithem.widget.connect({
    user,
    send: (frame) => void frames.push(JSON.parse(frame)),
    close: (code, reason) => void closes.push([code, reason]),
    buffered: () => state.buffered,
  })
  const send = (frame: object): void => end.receive(JSON.stringify(frame))
  return {
    frames,
    closes,
    id: end.id,
    take: () => frames.splice(0).flat(),
    get buffered() {
      return state.buffered
    },
    set buffered(bytes: number) {
      state.buffered = bytes
    },
    send,
    raw: (frame) => end.receive(frame),
    subscribe: (...ids) => send({ subsc: ids }),
    set: (id, value) => send({ upd: [[id, value]] }),
    closed: () => end.closed(),
  }
}

/** The code of whatever a call throws. */
export function codeOf(action: () => unknown): unknown {
  try {
    action()
  } catch (error) {
    return (error as { code?: unknown }).code ?? error
  }
  return 'nothing thrown'
}
