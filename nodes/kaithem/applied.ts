/** The settings in force, from settings.js and from the settings node: what the rest of the package asks. @module */

import { join } from 'node:path'
import process from 'node:process'
import { configureLive, type LiveSettings } from '../../lib/live.ts'
import type { PlaceSettings } from '../../lib/platform/node/place.ts'
import type { SoundChoice } from '../../lib/sound/drivers.ts'
import { oncePer } from '../_runtime/once-per.ts'
import type { Red } from '../_runtime/red-types.ts'
import { defaultSettings, type SettingsConfig } from '../settings/config.ts'
import { shellSwitch } from './shell-switch.ts'

/** What the settings node of the flows says; the defaults while there is none. */
interface Applied {
  owner: string | undefined
  config: SettingsConfig
  vardir: string
  /** Once flows with nodes run, state may have been read and its directory stays until Node-RED is started again. */
  isFixed: boolean
}

/** What came of a settings node: in force, too late for its directory, or not the first of its kind. */
export type Outcome = 'applied' | 'restart' | 'second'

function applied(RED: Red): Applied {
  return oncePer(RED.events, 'applied', () => {
    const state: Applied = { owner: undefined, config: defaultSettings, vardir: usualVarDir(RED), isFixed: false }
    configureLive({
      vardir: state.vardir,
      allowShell: shellSwitch(RED, defaultSettings.allowShell),
      ...heard(RED, defaultSettings),
      ...midiOf(RED, defaultSettings),
    })
    RED.events.on('flows:started', () =>
      RED.nodes.eachNode(() => {
        state.isFixed = true
      }),
    )
    return state
  })
}

function usualVarDir(RED: Red): string {
  return RED.settings.kaithem?.vardir ?? join(RED.settings.userDir ?? process.cwd(), 'kaithem')
}

function placeOf({ place, timezone }: SettingsConfig): PlaceSettings {
  return { ...place, ...(timezone === '' ? {} : { timezone }) }
}

/** What plays sounds, and where they are: settings.js decides, then the settings node. */
function heard(RED: Red, config: SettingsConfig): { sound: SoundChoice; audioPaths: readonly string[] } {
  const { sound = config.sound, 'audio-paths': audioPaths = config.audioPaths } = RED.settings.kaithem ?? {}
  return { sound, audioPaths }
}

/** What is asked to play sounds. */
export function soundChoice(RED: Red): SoundChoice {
  return heard(RED, appliedSettings(RED)).sound
}

/** What serves MIDI and plays notes: settings.js decides, then the settings node. An empty path says nothing. */
function midiOf(RED: Red, config: SettingsConfig): Pick<LiveSettings, 'midi' | 'synth' | 'soundfont'> {
  const { midi = config.midi, synth = config.synth, soundfont } = RED.settings.kaithem ?? {}
  return { midi, synth, soundfont: soundfont || config.soundfont }
}

/** What the live object gets of a settings node; of its directory only as long as nothing runs. */
function liveOf(RED: Red, config: SettingsConfig): Partial<LiveSettings> {
  const { gpio } = config
  const allowShell = shellSwitch(RED, config.allowShell)
  return { place: placeOf(config), allowShell, gpio, ...heard(RED, config), ...midiOf(RED, config) }
}

/** The settings in force. */
export function appliedSettings(RED: Red): SettingsConfig {
  return applied(RED).config
}

/** Where state is kept. */
export function varDir(RED: Red): string {
  return applied(RED).vardir
}

/** Whether function nodes get kaithem as a bare word: settings.js decides, then the settings node. */
export function exposesFunctions(RED: Red): boolean {
  return RED.settings.kaithem?.functionGlobal !== false && appliedSettings(RED).functionGlobal
}

/** Puts the settings of a node in force if it is the first; a directory named in settings.js is kept. */
export function applySettings(RED: Red, id: string, config: SettingsConfig): Outcome {
  const state = applied(RED)
  if (state.owner !== undefined && state.owner !== id) return 'second'
  state.owner = id
  state.config = config
  configureLive(liveOf(RED, config))
  const vardir = RED.settings.kaithem?.vardir ?? (config.vardir === '' ? usualVarDir(RED) : config.vardir)
  if (vardir === state.vardir) return 'applied'
  if (state.isFixed) return 'restart'
  state.vardir = vardir
  configureLive({ vardir })
  return 'applied'
}

/** The node is gone: the defaults hold again. */
export function withdrawSettings(RED: Red, id: string): void {
  const state = applied(RED)
  if (state.owner !== id) return
  state.owner = undefined
  state.config = defaultSettings
  configureLive(liveOf(RED, defaultSettings))
}
