/** Fields for MIDI ports and instruments, which offer what the machine has right now. @module */

import type { MidiPortView, MidiView } from '../_config/midi-view.ts'
import { addCompletion, completion, rank } from './complete.ts'
import { fieldOf } from './form.ts'
import type { EditorNode } from './host.ts'
import { sharedText } from './text.ts'

/** How MIDI is at the machine; asked anew for each list, because devices come and go. */
async function askMidi(): Promise<MidiView | undefined> {
  try {
    return (await $.getJSON('kaithem/editor/midi')) as MidiView
  } catch {
    // Without an answer (no permission, lost connection) the field works without offers.
    return undefined
  }
}

/** The ports whose name, long or short, has what was typed. */
export function portOffers(ports: readonly MidiPortView[], typed: string): { value: string; note: string }[] {
  const wanted = typed.trim().toLowerCase()
  return ports
    .filter(({ name, port }) => name.includes(wanted) || port.toLowerCase().includes(wanted))
    .map(({ name, port }) => ({ value: name, note: port }))
}

/** What to know about the ports there are, as a key below `midi.` of the shared locale. */
export function portsNote(view: MidiView, side: 'inputs' | 'outputs'): { key: string; data: Record<string, string> } {
  // The list offers it all the same.
  const ports = view[side].filter(({ isDevice }) => isDevice)
  if (view.refusal !== null) return { key: `status.${view.refusal}`, data: {} }
  if (ports.length === 0) return { key: 'hint.none', data: {} }
  return { key: 'hint.ports', data: { ports: ports.map(({ name }) => name).join(', ') } }
}

/** Makes a text field one for ports; below it stands which there are. */
export function addPortField(node: EditorNode, property: string, side: 'inputs' | 'outputs'): void {
  const field = fieldOf(node, property)
  const hint = $('<div class="kaithem-hint" role="status"></div>')
  field.closest('.form-row').after(hint)
  const show = (view: MidiView | undefined): void => {
    if (view === undefined) return
    const { key, data } = portsNote(view, side)
    hint.text(sharedText(`midi.${key}`, data))
  }
  addCompletion(field, (typed, done) => {
    void askMidi().then((view) => {
      show(view)
      done(portOffers(view?.[side] ?? [], typed).map(({ value, note }) => completion(value, note)))
    })
  })
  void askMidi().then(show)
}

/** Makes a text field one for instruments; below the field of the SoundFont stands which one is taken. */
export function addInstrumentField(node: EditorNode, property: string, soundfont: string): void {
  const hint = $('<div class="kaithem-hint" role="status"></div>')
  fieldOf(node, soundfont).closest('.form-row').after(hint)
  const asked = askMidi()
  addCompletion(fieldOf(node, property), (typed, done) => {
    void asked.then((view) => done(rank(view?.instruments ?? [], typed).map((name) => completion(name, ''))))
  })
  void asked.then((view) => {
    if (view === undefined) return
    if (view.synth === 'null') hint.text(sharedText('midi.hint.silent'))
    else if (view.soundfont === null) hint.text(sharedText('midi.hint.noSoundFont'))
    else hint.text(sharedText('midi.hint.soundfont', { path: view.soundfont }))
  })
}
