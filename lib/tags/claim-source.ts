/** A claim whose value is computed: a getter function or an expression. @module */

import { errorText, isKaithemError } from '../errors.ts'
import type { Owned, Owner } from '../scope.ts'
import type { TagEnvironment } from './environment.ts'
import type { Getter } from './types.ts'

/** A broken getter is shown again after this many seconds, or when the error changes. */
const quietTime = 600

/** A tag as far as its expressions go. */
export interface DependencyNode {
  readonly name: string
  liveClaims(): readonly { readonly source: { readonly expression: SourceExpression | undefined } | undefined }[]
}

/** What a getter needs from an expression behind it. */
export interface SourceExpression extends Owned {
  readonly text: string
  /** False while everything it uses tells about its changes. */
  readonly volatile: boolean
  readonly dependencies: ReadonlySet<DependencyNode>
  dirty: boolean
}

export class ClaimSource implements Owned {
  readonly getter: Getter
  readonly expression: SourceExpression | undefined
  readonly what: string
  readonly owner: Owner | undefined
  /** When it last ran (epoch seconds). */
  lastRun = Number.NEGATIVE_INFINITY
  inFlight = false
  ended = false
  /** Takes it off its claim when its owner closes. */
  unlink: (() => void) | undefined = undefined
  private readonly env: TagEnvironment
  private lastError = ''
  private lastErrorTime = 0

  constructor(env: TagEnvironment, what: string, getter: Getter, owner?: Owner, expression?: SourceExpression) {
    this.env = env
    this.what = what
    this.getter = getter
    this.owner = owner
    this.expression = expression
  }

  /** Whether its value may change without anybody being told. */
  get volatile(): boolean {
    return this.expression === undefined || this.expression.volatile
  }

  /** Whether a read has to run it, given the tag's interval. */
  isDue(interval: number): boolean {
    if (this.expression?.dirty === true) return true
    return this.volatile && (interval <= 0 || this.env.clock.now() - this.lastRun >= interval)
  }

  /** Shows an error of the getter where its maker sees it, not again and again. */
  report(error: unknown): void {
    const now = this.env.clock.now()
    const text = isKaithemError(error) ? error.code : errorText(error)
    if (text === this.lastError && now - this.lastErrorTime < quietTime) return
    this.lastError = text
    this.lastErrorTime = now
    this.env.reporter(this.owner).report(error, this.what)
  }

  /** Ends it: late promises are ignored, dependencies forgotten. */
  dispose(): void {
    if (this.ended) return
    this.ended = true
    this.expression?.dispose()
    this.owner?.disown(this)
    this.unlink?.()
  }
}
