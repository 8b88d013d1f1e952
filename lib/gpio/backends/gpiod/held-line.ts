/** A line that a process of libgpiod holds for us. @module */

import type { ChildProcess } from 'node:child_process'
import type { Level } from '../../backend.ts'
import { lineFault, lineTaken } from '../line-errors.ts'
import { waitFor } from '../pause.ts'
import { hasEnded } from '../processes.ts'
import { type GpiodPrograms, leftovers, placeKey } from './programs.ts'
import type { Place } from './syntax.ts'

/** Milliseconds in which a process must have taken its line, or let go of it. */
const patience = 5000

/** Makes sure that nobody has the line: ends what earlier runs have left. @throws KAITHEM_STATE */
export function freeLine(programs: GpiodPrograms, place: Place): void {
  const line = programs.line(place)
  if (line?.used !== true) return
  const ours = leftovers(place, programs.open.has(placeKey(place)))
  for (const pid of ours) endProcess(pid)
  if (ours.length > 0 && waitFor(() => programs.line(place)?.used !== true, patience)) return
  throw lineTaken(place, line.consumer)
}

export function endProcess(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGTERM')
  } catch {
    // It has ended already.
  }
}

/** Starts a process and waits until it has the line. @throws KAITHEM_IO when it does not get it */
export function startHolding(
  programs: GpiodPrograms,
  program: 'gpioset' | 'gpiomon',
  args: readonly string[],
  place: Place,
): ChildProcess {
  const child = programs.hold(program, args, place)
  child.on('error', () => undefined)
  const { pid } = child
  const hasLine = (): boolean => pid === undefined || hasEnded(pid) || programs.line(place)?.used === true
  const isOn = waitFor(hasLine, patience) && pid !== undefined && !hasEnded(pid)
  if (isOn) return child
  endProcess(pid)
  throw lineFault(place, 'taken', new Error(`${program} ${args.join(' ')} did not take it`))
}

/** Ends a process, before it returns, so that its line is free. */
export function stopHolding(child: ChildProcess): void {
  const { pid } = child
  if (pid === undefined) return
  child.removeAllListeners('exit')
  endProcess(pid)
  waitFor(() => hasEnded(pid), patience)
}

/** The level of a line that nobody has. @throws KAITHEM_IO */
export function levelFrom(output: string): Level {
  return output.trim() === '1' ? 1 : 0
}
