/** The flows of the soak test: everything this package can do in a flow, and a flow of the same size without it. @module */

import { examples } from '../../support/package-info.ts'
import type { FlowNode } from '../../support/red.ts'

const all = examples.flatMap(({ nodes }) => nodes) as readonly FlowNode[]

/** A node with the settings that its dialog writes, taken from the examples. */
function node(id: string, like: Partial<FlowNode>, settings: Record<string, unknown>): FlowNode {
  const found = all.find((one) => Object.entries(like).every(([key, value]) => one[key] === value))
  if (found === undefined) throw new Error(`no example has ${JSON.stringify(like)}`)
  const { z: _z, ...rest } = found
  return { ...rest, id, ...settings }
}

const point = (name: string, settings: Record<string, unknown>): FlowNode => {
  const like = { type: 'kaithem-tag-point', valueType: 'number' }
  const empty = { min: '', max: '', lo: '', hi: '', displayUnits: '', unit: '', description: '' }
  return node(`p-${name}`, like, { ...empty, name: `/soak/${name}`, restore: false, ...settings })
}

const tag = (id: string, action: string, settings: Record<string, unknown>): FlowNode =>
  node(id, { type: 'kaithem-tag', action }, { tagPoint: '', tag: '', name: '', wires: [['sink']], ...settings })

const machine = (id: string, mode: string, settings: Record<string, unknown>): FlowNode =>
  node(id, { type: 'kaithem-state-machine', mode }, { name: id, machine: '', wires: [['sink']], ...settings })

const convert = (id: string, settings: Record<string, unknown>): FlowNode =>
  node(id, { type: 'kaithem-unit-convert' }, { wires: [['sink']], ...settings })

const state = (name: string, length = '', to = ''): object => ({ name, length, unit: 's', to })
const condition = (from: string, when: string, to: string): object => ({ from, kind: 'condition', when, to })
const event = (from: string, when: string, to: string): object => ({ from, kind: 'event', when, to })

/** Two states, a long timer that runs at every deploy, and conditions that watch a tag. */
const tables = {
  states: [state('idle'), state('busy', '3600', 'idle')],
  rules: [
    condition('idle', "tv('/soak/level') > 50", 'busy'),
    condition('busy', "tv('/soak/level') < 5", 'idle'),
    event('*', 'go', 'busy'),
    event('*', 'rest', 'idle'),
  ],
  start: 'idle',
}

/** Creates one of everything that lives longer than a call, and uses what does not. */
const everything = (round: number): string => `
const tag = kaithem.tags['/soak/level']
tag.subscribe((value) => { context.set('seen', value) })
kaithem.tags['/soak/' + node.id].value = ${round}
const claim = kaithem.tags['/soak/claimed'].claim(${round}, node.id, 60)
claim.setExpiration(3600)
kaithem.tags['=tv("/soak/level") * 2 + 0 * ' + node.id.length].subscribe(() => {})
kaithem.message.subscribe('/soak/#', () => {})
kaithem.message.subscribe('/soak/' + node.id, () => {})
kaithem.alerts.Alert('soak ' + node.id, 'warning', { trip_delay: 3600 }).trip('round')
kaithem.events.event('!time every day at 8:00', () => {})
kaithem.events.on_change(() => tag.value, () => {})
kaithem.scope(node).events.after(3600, () => {})
kaithem.time.on_sun_event('sunset', () => {})
const button = kaithem.gpio.DigitalInput('button ' + node.id, { mock: true, hold_time: 3600, bounce_time: 3600 })
button.on_change(() => {})
button.on_gesture(() => {}, { long_time: 3600 })
button.on_state(() => {})
button.mock(0, { by: 'soak' })
button.gpio.wait_for_inactive(3600)
kaithem.gpio.DigitalOutput('lamp ' + node.id, true).blink({ on_time: 3600 })
kaithem.gpio.PWMOutput('dimmer ' + node.id, { mock: true }).pulse({ fade_in_time: 10 })
kaithem.sound.play('chime.wav', { handle: node.id, loop: -1 })
kaithem.sound.announce('click.wav', { handle: 'say ' + node.id, loop: -1, fade: 3600 })
kaithem.sound.on_stop(() => {})
kaithem.midi.on_message('Keys', () => {})
kaithem.midi.on_ports(() => {})
kaithem.midi.FluidSynth(null, null, { connect_midi: 'Keys' }).noteOn(0, 60, 100)
kaithem.devices.create(node.id, { type: 'DemoSensor' })
const machine = new kaithem.states.StateMachine('off', { name: node.id })
machine.add_state('off', { rules: { go: 'on' } })
machine.add_state('on')
machine.set_timer('on', 3600, 'off')
machine.subscribe(() => {})
machine('go')
kaithem.message.post('/soak/done', machine.state)
return { payload: kaithem.units.convert(${round}, 'km', 'm'), topic: machine.state }`

const code = (id: string, round: number): FlowNode => {
  const finalize = "kaithem.message.post('/soak/stopped', node.id)"
  return { id, type: 'function', func: everything(round), finalize, outputs: 1, libs: [], wires: [['done']] }
}

const probe = (id: string): FlowNode => ({ id, type: 'test-probe', wires: [] })
const several = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))

const alert = (id: string, settings: Record<string, unknown>): FlowNode =>
  node(id, { type: 'kaithem-alert' }, { name: id, alert: `soak ${id}`, restore: false, wires: [['sink']], ...settings })

const timed = (id: string, settings: Record<string, unknown>): FlowNode =>
  node(id, { type: 'kaithem-event' }, { name: id, wires: [['sink']], ...settings })

/** Alerts, events, the sun, files and devices: all that waits, watches or holds something open. */
function later(): FlowNode[] {
  return [
    alert('a-message', { source: 'message', reminders: '300, 900', escalation: '300 critical' }),
    alert('a-tag', { source: 'tag', tag: '/soak/level', compare: 'gt', limit: '150', tripDelay: '60' }),
    timed('e-time', { kind: 'time', phrase: 'every day at 8:00' }),
    timed('e-edge', { kind: 'edge', expression: "tv('/soak/level') > 150" }),
    timed('e-message', { kind: 'message', topic: '/soak/none' }),
    node('sun', { type: 'kaithem-astro-time' }, { wires: [['sink'], ['sink']] }),
    node('file', { type: 'kaithem-persist' }, { file: 'soak.json', loadOnStart: true, wires: [['sink'], ['sink']] }),
    node('device', { type: 'kaithem-device', deviceType: 'DemoSensor' }, { name: 'soak' }),
  ]
}

/** The nodes that get a message in every round, and how many arrive at the probe `done`. */
export const asked = several(3, (at) => `code${at}`)
export const events = ['m-table', 'm-chart', 'm-never', 'm-disk']

/** All our types, several of each; `round` makes each deploy a different one. */
export function ourFlow(round: number): FlowNode[] {
  return [
    {
      id: 'settings',
      type: 'kaithem-settings',
      lat: '52.5',
      lon: '13.4',
      timezone: '',
      vardir: '',
      functionGlobal: true,
    },
    point('level', { unit: '%', min: '0', max: '100', restore: true }),
    point('claimed', { default: '1', defaultType: 'num' }),
    point('text', { valueType: 'string' }),
    point('object', { valueType: 'object' }),
    // A tag point that is made and taken away again in turn.
    ...(round % 2 === 0 ? [point('sometimes', { unit: 'degC', hi: '30' })] : []),
    ...several(3, (at) => tag(`watch${at}`, 'watch', { tagPoint: 'p-level', deadband: '0.5', minInterval: '30' })),
    tag('watch-text', 'watch', { tagPoint: 'p-text', deadband: '', minInterval: '' }),
    ...several(2, (at) => tag(`read${at}`, 'read', { tag: '/soak/claimed' })),
    ...several(2, (at) => tag(`set${at}`, 'set', { tagPoint: 'p-level' })),
    ...several(2, (at) => {
      const claim = { claim: `claim${at}`, priority: `${60 + at}`, expiration: at === 0 ? '3600' : '' }
      return tag(`claim${at}`, 'claim', { tagPoint: 'p-claimed', ...claim })
    }),
    tag('release0', 'release', { tagPoint: 'p-claimed', claim: 'claim0' }),
    machine('m-table', 'table', { ...tables, keep: 'deploy', timer: 'continue' }),
    machine('m-never', 'table', { ...tables, keep: 'never', timer: 'restart', machine: 'soak' }),
    machine('m-disk', 'table', { ...tables, keep: 'restart', timer: 'resume' }),
    machine('m-chart', 'statechart', { keep: 'deploy' }),
    machine('m-chart2', 'statechart', { keep: 'restart' }),
    convert('convert0', { from: 'km', to: 'm' }),
    convert('convert1', { from: 'degC', to: 'K' }),
    ...['/soak/#', '/soak/+', '/soak/done'].map((topic, at) => ({
      ...node(`in${at}`, { type: 'kaithem-message-in' }, { topic, wires: [['sink']] }),
    })),
    ...several(2, (at) => node(`out${at}`, { type: 'kaithem-message-out' }, { topic: `/out/${at}`, topicType: 'str' })),
    ...later(),
    ...asked.map((id) => code(id, round)),
    probe('done'),
    probe('sink'),
  ]
}

/** As many nodes of Node-RED's own, with timers and function nodes that do something on start and stop. */
export function bareFlow(round: number): FlowNode[] {
  const count = ourFlow(0).length - asked.length - 2
  return [
    ...several(count, (at): FlowNode => {
      if (at % 2 === 0)
        return { id: `c${at}`, type: 'change', rules: [{ t: 'set', p: 'x', to: '1', tot: 'num' }], wires: [['sink']] }
      return {
        id: `t${at}`,
        type: 'trigger',
        op1: '1',
        op2: '0',
        op1type: 'str',
        op2type: 'str',
        duration: '3600',
        extend: false,
        units: 's',
        outputs: 1,
        wires: [['sink']],
      }
    }),
    ...asked.map((id): FlowNode => {
      const func = `context.set('seen', ${round}); return { payload: ${round} }`
      return { id, type: 'function', func, finalize: 'context.set("end", 1)', outputs: 1, libs: [], wires: [['done']] }
    }),
    probe('done'),
    probe('sink'),
  ]
}
