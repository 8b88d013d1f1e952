/** Programs that play a file and end: how each is told what to play, and what it says when there is no sound card. @module */

import { isAddress } from '../../address.ts'
import type { SoundBackendName } from '../../backend.ts'
import type { Part } from '../../part.ts'
import { gainOf } from '../../volume.ts'

/** What is to be played. */
export interface Playing {
  /** Full path or address. */
  readonly file: string
  /** Seconds into the file; `to` may be Infinity. */
  readonly part: Part
  readonly volume: number
  /** How often; Infinity: until it is ended. */
  readonly loop: number
  readonly speed: number
}

export interface PlayerProgram {
  readonly backend: SoundBackendName
  readonly program: string
  /** The package of Debian that brings it. */
  readonly package: string
  /** Plays addresses of the web. */
  readonly urls: boolean
  args(playing: Playing): string[]
  /** What it writes when it begins to play; undefined: it says nothing of that. */
  readonly starts?: RegExp
  /** What it complains when no sound comes out, whatever the file. */
  readonly noDevice: RegExp
}

/** Hz at which ffplay is told how fast to play. */
const workRate = 48_000

const isWhole = ({ from, to }: Part): boolean => from === 0 && to === Number.POSITIVE_INFINITY
const decimal = (value: number): string => value.toFixed(6)
/** Quieter than anybody hears; a logarithm of nothing there is not. */
const decibels = (volume: number): string => (20 * Math.log10(Math.max(1e-5, gainOf(volume)))).toFixed(2)
const isEndless = (loop: number): boolean => loop === Number.POSITIVE_INFINITY

const mplayer: PlayerProgram = {
  ...{ backend: 'mplayer', program: 'mplayer', package: 'mplayer', urls: true },
  // Outputs by name: without them it plays to nowhere where there is no sound card.
  args: ({ file, part, volume, loop, speed }) => [
    ...['-msglevel', 'all=2:cplayer=4', '-noconfig', 'all', '-nolirc', '-nojoystick', '-noconsolecontrols'],
    ...['-vo', 'null', '-vc', 'null'],
    // Else it complains of each host that has no IPv6.
    ...(isAddress(file) ? ['-prefer-ipv4'] : []),
    ...['-ao', 'pulse,alsa,coreaudio', '-af', `volume=${decibels(volume)}:0`],
    ...(part.from > 0 ? ['-ss', decimal(part.from)] : []),
    ...(part.to < Number.POSITIVE_INFINITY ? ['-endpos', decimal(part.to - part.from)] : []),
    ...(loop === 1 ? [] : ['-loop', isEndless(loop) ? '0' : `${loop}`]),
    ...(speed === 1 ? [] : ['-speed', `${speed}`]),
    file,
  ],
  starts: /Starting playback/,
  noDevice: /audio device|audio driver/i,
}

const ffplay: PlayerProgram = {
  ...{ backend: 'ffplay', program: 'ffplay', package: 'ffmpeg', urls: true },
  args: ({ file, part, volume, loop, speed }) => {
    const faster = speed === 1 ? [] : [`aresample=${workRate}`, `asetrate=${Math.round(workRate * speed)}`]
    return [
      ...['-nodisp', '-autoexit', '-hide_banner', '-nostats', '-loglevel', 'error', '-vn', '-sn'],
      ...['-af', [`volume=${decimal(gainOf(volume))}`, ...faster].join(',')],
      ...(part.from > 0 ? ['-ss', decimal(part.from)] : []),
      ...(part.to < Number.POSITIVE_INFINITY ? ['-t', decimal(part.to - part.from)] : []),
      ...(loop === 1 ? [] : ['-loop', isEndless(loop) ? '0' : `${loop}`]),
      // A name with a colon in it would be one of a protocol.
      ...['-i', isAddress(file) ? file : `file:${file}`],
    ]
  },
  noDevice: /audio open failed|SDL_OpenAudio|initialize SDL/i,
}

const sox: PlayerProgram = {
  ...{ backend: 'sox', program: 'play', package: 'sox', urls: false },
  args: ({ file, part, volume, loop, speed }) => [
    ...['-q', '-V1', file, 'vol', decimal(gainOf(volume))],
    ...(isWhole(part) ? [] : ['trim', decimal(part.from)]),
    ...(part.to < Number.POSITIVE_INFINITY ? [decimal(part.to - part.from)] : []),
    ...(speed === 1 ? [] : ['speed', `${speed}`]),
    // It counts what comes after the first time.
    ...(loop === 1 ? [] : ['repeat', isEndless(loop) ? '-' : `${loop - 1}`]),
  ],
  noDevice: /no default audio device|can't open output|cannot open (audio|output)|unable to connect/i,
}

/** In the order in which they are tried. */
export const playerPrograms: readonly PlayerProgram[] = [mplayer, ffplay, sox]
