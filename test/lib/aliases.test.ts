import { describe, expect, it } from 'vitest'
import { addAliases, camelCase, snakeCase, type WithAliases } from '../../lib/aliases.ts'

class Sample {
  private rate = 24
  readonly class_like = 1
  get pollRate(): number {
    return this.rate
  }
  set pollRate(value: number) {
    this.rate = value
  }
  set_timer(seconds: number): string {
    return `timer ${seconds} ${this.rate}`
  }
  plain(): string {
    return 'plain'
  }
}
addAliases(Sample.prototype)

describe('spellings', () => {
  it.each([
    ['set_timer', 'setTimer'],
    ['prev_state', 'prevState'],
    ['plain', 'plain'],
    ['to_xstate', 'toXstate'],
    ['set_claim_val', 'setClaimVal'],
  ])('%s <-> %s', (snake, camel) => {
    expect(camelCase(snake)).toBe(camel)
    expect(snakeCase(camel)).toBe(snake)
  })

  it('keeps leading underscores and names that are already right', () => {
    expect(camelCase('__all__')).toBe('__all__')
    expect(camelCase('setTimer')).toBe('setTimer')
    expect(snakeCase('set_timer')).toBe('set_timer')
  })
})

describe('addAliases', () => {
  it('adds methods and accessors in the other spelling', () => {
    const sample = new Sample() as WithAliases<Sample>
    sample.poll_rate = 12
    expect(sample.pollRate).toBe(12)
    expect(sample.setTimer(2)).toBe('timer 2 12')
    expect(sample.setTimer).toBe(sample.set_timer)
  })

  it('promises no other spelling of classes, private names and toJSON', () => {
    type Aliases = Exclude<keyof WithAliases<{ StringTag: 1; _inner: 1; toJSON: 1; set_timer: 1 }>, symbol>
    const known: Record<Aliases, true> = {
      StringTag: true,
      _inner: true,
      toJSON: true,
      set_timer: true,
      setTimer: true,
    }
    addAliases(known)
    expect(Object.getOwnPropertyNames(known)).toHaveLength(5)
  })

  it('keeps a member that exists in both spellings', () => {
    const target = {
      a_b: () => 1,
      aB: () => 2,
    }
    addAliases(target)
    expect([target.a_b(), target.aB()]).toEqual([1, 2])
  })

  it('leaves classes, private names and the constructor alone', () => {
    const target = { StateMachine: 1, _inner_thing: 2, x_y: 3 }
    addAliases(target)
    expect(Object.getOwnPropertyNames(target).sort()).toEqual(['StateMachine', '_inner_thing', 'xY', 'x_y'])
    expect(Object.keys(target)).not.toContain('xY')
  })

  it('follows a subclass that overrides and calls it again', () => {
    class Child extends Sample {
      override set_timer(): string {
        return 'child'
      }
    }
    addAliases(Child.prototype)
    expect((new Child() as WithAliases<Child>).setTimer()).toBe('child')
  })
})
