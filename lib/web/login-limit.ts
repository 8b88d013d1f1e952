/** How often somebody may try to log in from one address, beside the pause of each account. @module */

import type { Clock } from '../platform/clock.ts'

/** Failures within the window after which an address waits. */
const mostFailures = 10
/** Seconds. */
const span = 300
/** Addresses remembered; the one that failed longest ago goes first. */
const mostAddresses = 1000

/** The part of an IPv6 address that one household has: its first 64 bits. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

interface Failure {
  readonly time: number
}

export class LoginLimit {
  private readonly clock: Clock
  private readonly failures = new Map<string, readonly Failure[]>()

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Seconds until an address may try again; 0: now. */
  wait(address: string | undefined): number {
    const recent = this.recent(this.keyOf(address))
    const oldest = recent.at(-mostFailures)
    return oldest === undefined ? 0 : oldest.time + span - this.clock.now()
  }

  /** An attempt begins, and counts as a failure until it is taken back: many at once are not better than one by one. */
  begin(address: string | undefined): () => void {
    const key = this.keyOf(address)
    const failure = { time: this.clock.now() }
    const recent = [...this.recent(key), failure].slice(-mostFailures)
    this.failures.delete(key)
    this.failures.set(key, recent)
    for (const oldest of this.failures.keys()) {
      if (this.failures.size <= mostAddresses) break
      this.failures.delete(oldest)
    }
    return () => {
      const left = (this.failures.get(key) ?? []).filter((one) => one !== failure)
      if (left.length > 0) this.failures.set(key, left)
      else this.failures.delete(key)
    }
  }

  private keyOf(address: string | undefined): string {
    return address === undefined ? '' : networkOf(address)
  }

  private recent(key: string): readonly Failure[] {
    const now = this.clock.now()
    return (this.failures.get(key) ?? []).filter(({ time }) => time + span > now)
  }
}
