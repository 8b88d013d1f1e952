import { programPath } from '../../../../../lib/sound/backends/programs.ts'
import { testHostProgram } from '../../../../support/host-program.ts'

/** What it does is tested by its user, `webaudio/webaudio`, with the real program. */
testHostProgram(programPath('sound-host'))
