import { describe, expect, it } from 'vitest'
import { createSeededRandom } from '../lib/message/support.ts'
import { createRig } from '../lib/states/support.ts'

/** The rules of a machine in the plainest form, without queues, caches or handles. */
class PlainMachine {
  readonly states = new Map<
    string,
    { rules: Map<string, string>; timer: { length: number; dest: string } | undefined }
  >()
  readonly log: string[] = []
  state = 'a'
  entered = 0
  /** The timer of the current stay has fired, or was never there. */
  spent = false

  add(name: string): void {
    this.states.set(name, { rules: new Map(), timer: undefined })
    if (name === this.state) this.spent = false
  }

  go(to: string | undefined, now: number): void {
    if (to === undefined || !this.states.has(to)) return
    this.log.push(`${this.state}>${to} at ${now.toFixed(2)}`)
    this.state = to
    this.entered = now
    this.spent = false
  }

  /** Lets time pass, timer by timer. */
  pass(until: number): void {
    for (;;) {
      const timer = this.states.get(this.state)?.timer
      if (timer === undefined || this.spent || this.entered + timer.length >= until) return
      this.spent = true
      this.go(timer.dest, this.entered + timer.length)
    }
  }
}

describe('a machine', () => {
  it.each([1, 2, 3, 4, 5, 6])('does what a plain one does, random run %d', async (seed) => {
    const random = createSeededRandom(seed)
    const pick = (from: string): string => from[Math.floor(random() * from.length)] as string
    const rig = createRig(0)
    const sm = rig.states.StateMachine('a')
    const plain = new PlainMachine()
    const log: string[] = []
    for (const name of 'abcd') {
      plain.add(name)
      sm.add_state(name)
    }
    sm.subscribe((name) => log.push(`${sm.prev_state}>${name} at ${rig.clock.now().toFixed(2)}`))
    let now = 0
    for (let step = 0; step < 600; step++) {
      const dice = random()
      const name = pick('abcd')
      const dest = pick('abcd')
      const known = plain.states.get(name)
      if (known === undefined || dice < 0.02) {
        plain.add(name)
        sm.add_state(name)
      } else if (dice < 0.2) {
        const event = pick('xyz')
        known.rules.set(event, dest)
        sm.add_rule(name, event, dest)
      } else if (dice < 0.25 && name !== plain.state) {
        const length = 0.5 + Math.floor(random() * 8)
        known.timer = { length, dest }
        sm.set_timer(name, length, dest)
      } else if (dice < 0.3) {
        plain.go(name, now)
        sm.jump(name)
      } else if (dice < 0.7) {
        const event = pick('xyz')
        const to = plain.states.get(plain.state)?.rules.get(event)
        plain.go(to, now)
        expect(sm(event)).toBe(plain.state)
      } else {
        now += 0.25
        await rig.clock.advance(now - rig.clock.now())
        plain.pass(now)
      }
      expect([step, sm.state]).toEqual([step, plain.state])
    }
    expect(log.length).toBeGreaterThan(100)
    expect(log).toEqual(plain.log)
    expect(rig.errors).toEqual([])
    sm.close()
    expect(rig.clock.pending).toBe(0)
  })
})
