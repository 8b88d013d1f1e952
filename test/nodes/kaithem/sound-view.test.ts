import { expect, it } from 'vitest'
import { soundView } from '../../../nodes/kaithem/sound-view.ts'

it('tells why others do not play, without what dialogs do not need', () => {
  const refusal = { reason: 'noProgram', message: 'no mpv', data: { program: 'mpv' } } as const
  const diagnostics = {
    ...{
      backend: 'null',
      why: '',
      tried: [{ backend: 'mpv', refusal }],
      features: { volume: true },
      outputs: [''],
      playing: [],
    },
  }
  expect(soundView({ diagnostics: () => diagnostics as never }, 'auto')).toEqual({
    ...{
      backend: 'null',
      asked: 'auto',
      refusals: [{ backend: 'mpv', ...refusal }],
      outputs: [''],
      changesVolume: true,
    },
  })
})
