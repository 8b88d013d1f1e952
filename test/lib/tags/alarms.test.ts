import { describe, expect, it } from 'vitest'
import { KaithemError } from '../../../lib/errors.ts'
import type { AlarmRequest, AlarmSeam, TagAlarm } from '../../../lib/tags/alarm-seam.ts'
import { alertName } from '../../../lib/tags/alarms.ts'
import { codeOf, createRig, type Rig } from './support.ts'

interface Made {
  readonly request: AlarmRequest
  ended: boolean
  readonly results: unknown[]
}

/** An engine that writes down what each condition gives whenever it is told to look. */
function alarmRig(): Rig & { readonly made: Made[]; readonly letGo: { readonly count: number } } {
  const made: Made[] = []
  const letGo = { count: 0 }
  const alarms: AlarmSeam = {
    setAlarm: (request) => {
      const entry: Made = { request, ended: false, results: [] }
      const look = (): number => entry.results.push(request.timestamp() === 0 ? 'unset' : request.evaluate())
      look()
      const watch = request.watch(look)
      made.push(entry)
      const dispose = (): void => {
        entry.ended = true
        watch.unsubscribe()
      }
      return { name: request.alertName, dispose, close: dispose } as Partial<TagAlarm> as TagAlarm
    },
    check: ({ options }) => {
      if (options.priority === 'refused') throw new KaithemError('KAITHEM_VALUE', 'refused')
    },
    letGo: () => void (letGo.count += 1),
  }
  return { ...createRig({ alarms }), made, letGo }
}

describe('set_alarm', () => {
  it.each([
    [5, undefined],
    [{}, undefined],
    ['value > 5', 7],
  ])('refuses expressions that are no text: %j, released by %j', (condition, releaseCondition) => {
    const { tags, made } = alarmRig()
    const tag = tags.get('a')
    expect(codeOf(() => tag.set_alarm('hot', condition as never, { releaseCondition } as never))).toBe('KAITHEM_TYPE')
    expect([made.length, tag.alarms.size]).toEqual([0, 0])
  })

  it('hands everything to the alert engine and tells it about pushes and dependencies', () => {
    const { tags, made } = alarmRig()
    const tag = tags.get('a')
    const options = { priority: 'warning', releaseCondition: "value < tv('/low')", auto_ack: true, trip_delay: 2 }
    const alarm = tag.set_alarm('hot', "value > tv('/limit')", options)
    const request = made[0]?.request as AlarmRequest
    expect(request).toMatchObject({ tagName: '/a', name: 'hot', alertName: '/a.alarms.hot', options, tag })
    expect([request.condition, request.releaseCondition, request.owner?.name]).toEqual([
      "value > tv('/limit')",
      "value < tv('/low')",
      'root',
    ])
    tag.value = 5
    tags.get('limit').value = 10
    expect(made[0]?.results).toEqual(['unset', true, false])
    expect([request.evaluateRelease(), request.value(), tag.alarms.get('hot')]).toEqual([false, 5, alarm])
  })

  it('replaces and removes', () => {
    const { tags, made, registry } = alarmRig()
    const tag = tags.get('a')
    tag.set_alarm('x', "tv('/b') > 1")
    tag.setAlarm('x', "tv('/b') > 2", 'error', 'value < 0')
    expect([made[0]?.ended, made[1]?.ended, made[1]?.request.options.priority]).toEqual([true, false, 'error'])
    tag.set_alarm('x', null)
    expect([made[1]?.ended, tag.alarms.size, registry.find('b')?.dependents]).toEqual([true, 0, undefined])
    tag.set_alarm('nobody', null)
    for (const empty of ['', 'False', 'None', '0']) expect(tag.set_alarm('x', empty)).toBeUndefined()
    expect([made.length, registry.find('a')?.subscribers.length]).toEqual([2, 0])
  })

  it('refuses bad names and conditions, and keeps what was there', () => {
    const { tags, made } = alarmRig()
    const tag = tags.get('a')
    tag.set_alarm('x', 'value')
    expect(codeOf(() => tag.set_alarm('x', 'value >'))).toBe('KAITHEM_EXPRESSION')
    expect(codeOf(() => tag.set_alarm('', 'value'))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => tag.set_alarm('x', 'value > 1', 'refused'))).toBe('KAITHEM_VALUE')
    expect([tag.alarms.size, made.length, made[0]?.ended]).toEqual([1, 1, false])
  })

  it('merges code and configuration, which wins attribute by attribute', () => {
    const { tags, made } = alarmRig()
    const tag = tags.get('a')
    tag.set_config_data({ alarms: { x: { priority: 'critical' }, y: { condition: 'value > 9' } } })
    expect([...tag.alarms.keys()]).toEqual(['y'])
    tag.set_alarm('x', 'value > 1', { priority: 'info', trip_delay: 3 })
    expect(made.at(-1)?.request).toMatchObject({
      condition: 'value > 1',
      options: { priority: 'critical', trip_delay: 3 },
    })
    tag.set_config_data(null)
    expect(made.at(-1)?.request.options.priority).toBe('info')
    expect([...tag.alarms.keys()]).toEqual(['x'])
  })

  it('ends with its owner and with the tag', () => {
    const { tags, made, letGo, scope, root } = alarmRig()
    const size = root.size
    const { owner, tags: mine } = scope('node')
    mine.get('a').set_alarm('x', 'value')
    tags.get('a').set_alarm('y', 'value')
    owner.dispose()
    expect(made.map(({ ended }) => ended)).toEqual([true, false])
    // The flow may come back: the engine hears that it only let go.
    expect(letGo.count).toBe(1)
    tags.delete('a')
    expect([made[1]?.ended, root.size]).toEqual([true, size])
  })

  it('is refused without the alert engine', () => {
    const tag = createRig().tags.get('a')
    expect(codeOf(() => tag.set_alarm('x', 'value > 1'))).toBe('KAITHEM_UNAVAILABLE')
    expect([tag.alarms.size, codeOf(() => tag.set_alarm('x', null))]).toEqual([0, 'nothing thrown'])
  })

  it.each([
    ['/a', 'hot', '/a.alarms.hot'],
    ["=tv('/a') > 1", 'x', "expr_tv_'/a'_ _ 1.alarms.x"],
  ])('names the alert of %s', (tag, name, expected) => {
    expect(alertName(tag, name)).toBe(expected)
  })
})
