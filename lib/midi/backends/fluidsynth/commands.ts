/** The arguments of the program fluidsynth, and the lines of its shell. @module */

import type { SynthSettings } from '../../synth.ts'
import type { SynthEvent } from '../synth-event.ts'

/** Its number for the SoundFont, which is the only one. */
const font = 1
const bendMiddle = 8192
const channels = 16
/** The controller that ends the notes of a channel. */
const allNotesOff = 123

/**
 * @param output a driver such as `pulseaudio`, or a driver and its device: `alsa:hw:1`
 * @example fluidArguments(settings) // ['-q', '-n', '-R', '0', ..., '/usr/share/sounds/sf2/FluidR3_GM.sf2']
 */
export function fluidArguments(settings: SynthSettings): string[] {
  const { soundfont, jackClientName, reverb, chorus, ondemand, output = '' } = settings
  const [, driver = '', device = ''] = /^([^:]*):?(.*)$/.exec(output) ?? []
  const isJack = driver === '' && jackClientName !== undefined
  return [
    ...['-q', '-n', '-R', reverb ? '1' : '0', '-C', chorus ? '1' : '0'],
    ...['-o', `synth.dynamic-sample-loading=${ondemand ? 1 : 0}`],
    ...(jackClientName === undefined ? [] : ['-o', `audio.jack.id=${jackClientName}`]),
    ...(isJack ? ['-a', 'jack', '-j'] : driver === '' ? [] : ['-a', driver]),
    ...(device === '' ? [] : ['-o', `audio.${driver}.device=${device}`]),
    soundfont,
  ]
}

/** @example fluidLines(['noteOn', 0, 60, 100]) // 'noteon 0 60 100\n' */
export function fluidLines(event: SynthEvent): string {
  switch (event[0]) {
    case 'programSelect':
      return `select ${event[1]} ${font} ${event[2]} ${event[3]}\n`
    case 'programChange':
      return `prog ${event[1]} ${event[2]}\n`
    case 'noteOn':
      return `noteon ${event[1]} ${event[2]} ${event[3]}\n`
    case 'noteOff':
      return `noteoff ${event[1]} ${event[2]}\n`
    case 'cc':
      return `cc ${event[1]} ${event[2]} ${event[3]}\n`
    case 'pitchBend':
      return `pitch_bend ${event[1]} ${event[2] + bendMiddle}\n`
    case 'allNotesOff':
      return Array.from({ length: channels }, (_, channel) => `cc ${channel} ${allNotesOff} 0\n`).join('')
  }
}
