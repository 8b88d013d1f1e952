import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { SoundView } from '../../../nodes/_config/sound-view.ts'
import { soundName, soundRefusalText, soundSentence } from '../../../nodes/_editor/sound-words.ts'
import { translate } from './translate.ts'

beforeAll(() => void vi.stubGlobal('RED', { _: translate }))
afterAll(() => void vi.unstubAllGlobals())

const refusal = (reason: string) => ({
  ...{ backend: 'mpv', reason, message: 'english' },
  data: { program: 'ffplay', package: 'node-web-audio-api' },
})
const view = (changes: Partial<SoundView>): SoundView => ({
  ...{ backend: 'null', asked: 'auto', refusals: [], outputs: [], changesVolume: true },
  ...changes,
})

it('names back ends, also those it does not know', () => {
  expect([soundName('webaudio'), soundName('null'), soundName('vlc')]).toEqual(['Web Audio', 'silent', 'vlc'])
})

it('says what plays, or why nothing is heard and what helps', () => {
  expect(soundSentence(view({ backend: 'mpv' }))).toBe('Sounds are played by mpv.')
  expect(soundSentence(view({ backend: 'sox', changesVolume: false }))).toMatch(/by SoX\. .*no fades/)
  expect(soundSentence(view({ asked: 'null' }))).toMatch(/the settings say so/)
  expect(soundSentence(view({ refusals: [refusal('noProgram')] }))).toMatch(
    /Nothing is heard.* sudo apt install ffmpeg$/,
  )
  expect(soundSentence(view({}))).toMatch(/no program or package that plays works here\.$/)
})

it.each(['noProgram', 'noPackage', 'noDevice', 'failed'])('has a sentence for the refusal %s', (reason) => {
  expect(soundRefusalText(refusal(reason))).toMatch(/^mpv: /)
  expect(soundRefusalText(refusal(reason)).replace('does not work: english', '')).not.toMatch(/english|__|undefined/)
})
