/** Sends a page while it is made: what is written waits for the reader, and a writer too far ahead waits too. @module */

import { passThrough } from '../pass-through.ts'
import type { Write } from './template.ts'

/** Characters that may wait for the reader. */
const most = 65_536

/** Room for more text, for all writers that wait for it. */
interface Room {
  readonly promise: Promise<void>
  resolve(): void
}

/** Ends a template whose reader went away; it passes through the template like any other answer. */
const gone = passThrough({ status: 499 })

function roomToCome(): Room {
  let resolve = (): void => undefined
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

/** Text from one writer to one reader. */
class Pipe {
  private waiting: string[] = []
  private length = 0
  private isEnded = false
  private isGone = false
  private failure: { readonly error: unknown } | undefined
  private reader: (() => void) | undefined
  private room: Room | undefined

  readonly write: Write = (text) => {
    if (this.isGone) throw gone
    if (text === '') return
    this.waiting.push(text)
    this.length += text.length
    this.wake()
    if (this.length <= most) return
    this.room ??= roomToCome()
    return this.room.promise
  }

  end(failure?: { readonly error: unknown }): void {
    this.isEnded = true
    this.failure = failure
    this.wake()
  }

  /** The reader went away: the next thing that is written says so. Whoever does not wait must not hear of it alone. */
  leave(): void {
    this.isGone = true
    this.makeRoom()
  }

  /** What was written since the last time; undefined at the end. @throws what ended it */
  async read(): Promise<string | undefined> {
    while (this.waiting.length === 0 && !this.isEnded) {
      await new Promise<void>((resolve) => {
        this.reader = resolve
      })
    }
    if (this.waiting.length > 0) {
      const text = this.waiting.join('')
      this.waiting = []
      this.length = 0
      this.makeRoom()
      return text
    }
    if (this.failure !== undefined) throw this.failure.error
    return undefined
  }

  private makeRoom(): void {
    this.room?.resolve()
    this.room = undefined
  }

  private wake(): void {
    this.reader?.()
    this.reader = undefined
  }
}

/**
 * Starts something that writes, and answers its text piece by piece. What it throws before the first piece is thrown
 * here, so that an answer of another kind is still possible; what it throws later is told to `failed`, whose text is the
 * last piece.
 */
export async function startStream(
  make: (write: Write) => void | Promise<void>,
  failed: (error: unknown) => string,
): Promise<AsyncIterable<string>> {
  const pipe = new Pipe()
  // Begins at once, so that it runs as part of the visit.
  Promise.resolve(attempt(() => make(pipe.write))).then(
    () => pipe.end(),
    (error: unknown) => pipe.end({ error }),
  )
  const first = await pipe.read()
  return pieces(pipe, first, failed)
}

async function attempt(work: () => void | Promise<void>): Promise<void> {
  await work()
}

async function* pieces(
  pipe: Pipe,
  first: string | undefined,
  failed: (error: unknown) => string,
): AsyncGenerator<string> {
  try {
    let piece = first
    while (piece !== undefined) {
      yield piece
      piece = await pipe.read().catch((error: unknown) => {
        pipe.end()
        return failed(error)
      })
    }
  } finally {
    pipe.leave()
  }
}
