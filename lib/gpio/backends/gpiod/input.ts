/** An input that gpiomon watches. @module */

import { createInterface } from 'node:readline'
import type { Clock } from '../../../platform/clock.ts'
import type { InputLine, InputListener, InputOptions, Level } from '../../backend.ts'
import { EventTime } from '../event-time.ts'
import { lineFault, lineGone } from '../line-errors.ts'
import { watchPath } from '../watch-path.ts'
import { freeLine, levelFrom, startHolding, stopHolding } from './held-line.ts'
import { type GpiodPrograms, placeKey } from './programs.ts'
import { getArguments, monitorArguments, type Place, parseEdge } from './syntax.ts'

/**
 * Nobody else can read a line that gpiomon has, so its level is what was read before it started, and then what the edges tell.
 *
 * @throws KAITHEM_STATE KAITHEM_IO
 */
export function openInputLine(
  programs: GpiodPrograms,
  clock: Clock,
  place: Place,
  options: InputOptions,
  listener: InputListener,
): InputLine {
  const { version } = programs
  freeLine(programs, place)
  let level = firstLevel(programs, place, options)
  const child = startHolding(programs, 'gpiomon', monitorArguments(version, place, options), place)
  const times = new EventTime()
  let isOpen = true
  programs.open.add(placeKey(place))
  const end = (): void => {
    isOpen = false
    watch.cancel()
    programs.open.delete(placeKey(place))
    lines?.close()
    stopHolding(child)
  }
  const fail = (): void => {
    if (!isOpen) return
    end()
    listener.failed(lineGone(place))
  }
  const watch = watchPath(clock, `/dev/${place.chip}`, fail)
  const lines = child.stdout === null ? undefined : createInterface(child.stdout)
  lines?.on('line', (line) => {
    const edge = parseEdge(line)
    if (!isOpen || edge === undefined) return
    // Edges that gpiomon has lost are seen by the same level coming twice: nothing has changed then.
    if (edge.level === level) return
    level = edge.level
    times.adjust()
    listener.edge(level, times.epoch(edge.time))
  })
  child.on('exit', fail)
  return {
    read: (): Level => {
      if (!isOpen) throw lineGone(place)
      return level
    },
    close: () => {
      if (isOpen) end()
    },
  }
}

function firstLevel(programs: GpiodPrograms, place: Place, { pull }: InputOptions): Level {
  try {
    return levelFrom(programs.run('gpioget', getArguments(programs.version, place, pull)))
  } catch (error) {
    throw lineFault(place, 'read', error)
  }
}
