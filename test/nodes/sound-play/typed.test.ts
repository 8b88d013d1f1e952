import { expect, it, test } from 'vitest'
import type { Message, Red, RuntimeNode } from '../../../nodes/_runtime/red-types.ts'
import { defaults, parseConfig } from '../../../nodes/sound-play/config.ts'
import { prepareFile, prepareVolume } from '../../../nodes/sound-play/typed.ts'

/** The part of Node-RED's utilities that typed inputs use. */
const util = {
  normalisePropertyExpression: (path: string) => path.split('.'),
  evaluateNodeProperty: (value: string, type: string) =>
    type === 'num' ? Number(value) : type === 'env' ? '0.4' : value,
}
const RED = { util } as unknown as Red
const node = {} as RuntimeNode

function used(prepare: typeof prepareFile, settings: object, message: object): unknown {
  const seen: unknown[] = []
  void prepare(
    RED,
    node,
    parseConfig({ ...defaults, ...settings }),
  )(message as Message, (value) => void seen.push(value))
  expect(seen).toHaveLength(1)
  return seen[0]
}

test.each([
  [{}, {}, 'chime.wav'],
  [{}, { file: '' }, 'chime.wav'],
  [{}, { file: 'a.wav' }, 'a.wav'],
  [{ file: 'b.wav', fileType: 'str' }, {}, 'b.wav'],
  [{ file: 'payload', fileType: 'msg' }, { payload: 'c.wav' }, 'c.wav'],
  [{ file: 'payload', fileType: 'msg' }, { payload: 'c.wav', file: 'a.wav' }, 'a.wav'],
])('the sound of %j with %j is %s', (settings, message, file) => {
  expect(used(prepareFile, settings, message)).toBe(file)
})

test.each([
  [{}, {}, undefined],
  [{}, { volume: null }, undefined],
  [{}, { volume: 0 }, 0],
  [{ volume: '0.5' }, {}, 0.5],
  [{ volume: '0.5' }, { volume: 0.7 }, 0.7],
  [{ volume: 'payload', volumeType: 'msg' }, { payload: 0.3 }, 0.3],
  [{ volume: 'payload', volumeType: 'msg' }, { payload: 'loud' }, 'loud'],
])('the volume of %j with %j is %s', (settings, message, volume) => {
  expect(used(prepareVolume, settings, message)).toBe(volume)
})

it('a volume of the environment is a number', () => {
  expect(used(prepareVolume, { volume: 'LOUDNESS', volumeType: 'env' }, {})).toBe(0.4)
})
