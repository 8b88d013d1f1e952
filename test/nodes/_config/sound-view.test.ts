import { expect, it } from 'vitest'
import { refusalData, whySilent } from '../../../nodes/_config/sound-view.ts'

it('chooses what people can mend, of equals the first', () => {
  const refusals = [
    { reason: 'failed', name: 'a' },
    { reason: 'noPackage', name: 'b' },
    { reason: 'noProgram', name: 'c' },
    { reason: 'noProgram', name: 'd' },
  ]
  expect(whySilent([...refusals, { reason: 'noDevice', name: 'e' }])?.name).toBe('e')
  expect(whySilent(refusals)?.name).toBe('c')
  expect(whySilent(refusals.slice(0, 1))?.name).toBe('a')
  expect(whySilent([])).toBeUndefined()
})

it('names what to install', () => {
  const data = (program: string) => refusalData({ message: 'm', data: { program } })
  expect(data('mpv')).toEqual({ detail: 'm', install: 'mpv', program: 'mpv' })
  expect(['ffplay', 'play', 'sox', 'mplayer'].map((program) => data(program).install)).toEqual([
    ...['ffmpeg', 'sox', 'sox', 'mplayer'],
  ])
  expect(refusalData({ message: 'm', data: { detail: 'd' } })).toEqual({ detail: 'd', install: '' })
})
