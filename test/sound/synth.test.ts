/** What is heard of notes, recorded from a real sound server. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { sineFont } from '../lib/midi/backends/spessasynth/sine-font.ts'
import { median, silent, withTone } from './rig/analysis.ts'
import { audioRig, withSoundServer } from './rig/rig.ts'

function soundFont(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kaithem-font-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'sine.sf2')
  writeFileSync(path, new Uint8Array(sineFont()))
  return path
}

withSoundServer((server) => {
  it('a note sounds from its beginning to its end, an octave higher as asked, and stop_all ends all', async () => {
    const { k, recorder } = await audioRig(server, 'webaudio', { midi: 'null', synth: 'spessasynth' })
    const synth = k.midi.FluidSynth(soundFont())
    synth.noteOn(0, 69, 127)
    await recorder.until('note 69', (all) => withTone(all, 441).length > 20)
    const mark = recorder.length
    synth.noteOff(0, 69)
    await recorder.quiet(mark)
    synth.noteOn(0, 81, 127)
    await recorder.until('note 81', (all) => withTone(all, 882).length > 20, mark)
    const heard = recorder.windows().filter((each) => !silent(each))
    // No more than a fault of a busy machine here and there is neither of them.
    expect(median(heard.map(({ hz }) => Math.min(Math.abs(hz - 441), Math.abs(hz - 882))))).toBeLessThan(10)
    const end = recorder.length
    k.sound.stop_all()
    await recorder.quiet(end)
  })

  it('what comes in at a port is played', async () => {
    const { k, recorder } = await audioRig(server, 'webaudio', { midi: 'null', synth: 'spessasynth' })
    k.midi.FluidSynth(soundFont(), null, { connect_midi: 'Keys' })
    k.midi.receive('Keys', ['noteon', 1, 69, 127])
    await recorder.until('the key', (all) => withTone(all, 441).length > 20)
    const mark = recorder.length
    k.midi.receive('Keys', ['noteoff', 1, 69])
    await recorder.quiet(mark)
  })
})
