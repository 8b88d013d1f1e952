import { programPath } from '../../../../../lib/midi/backends/programs.ts'
import { testHostProgram } from '../../../../support/host-program.ts'

/** What it does is tested by its user, `spessasynth/spessasynth`, with the real program. */
testHostProgram(programPath('synth-host'))
