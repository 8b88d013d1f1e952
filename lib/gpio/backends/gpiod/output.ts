/** An output that gpioset drives: a process for each level, one after the other. @module */

import type { ChildProcess } from 'node:child_process'
import type { Clock } from '../../../platform/clock.ts'
import type { Level, OutputLine, OutputListener, OutputOptions } from '../../backend.ts'
import { lineGone } from '../line-errors.ts'
import { watchPath } from '../watch-path.ts'
import { endProcess, freeLine, startHolding, stopHolding } from './held-line.ts'
import { type GpiodPrograms, placeKey } from './programs.ts'
import { type Place, setArguments } from './syntax.ts'

/** @throws KAITHEM_STATE KAITHEM_IO */
export function openOutputLine(
  programs: GpiodPrograms,
  clock: Clock,
  place: Place,
  { level: first, drive, failSafe }: OutputOptions,
  listener: OutputListener,
): OutputLine {
  const argumentsFor = (level: Level): string[] => setArguments(programs.version, place, level, drive)
  freeLine(programs, place)
  let wanted = first
  let driven = first
  let isOpen = true
  let child: ChildProcess = startHolding(programs, 'gpioset', argumentsFor(first), place)
  programs.open.add(placeKey(place))

  const fail = (): void => {
    if (!isOpen) return
    end()
    listener.failed(lineGone(place))
  }
  const end = (): void => {
    isOpen = false
    watch.cancel()
    programs.open.delete(placeKey(place))
    stopHolding(child)
  }
  /** The one that drives the old level has let go: the next one takes the line. */
  const next = (): void => {
    if (!isOpen) return
    driven = wanted
    child = programs.hold('gpioset', argumentsFor(driven), place)
    child.on('error', fail)
    listen(child)
    if (wanted !== driven) change()
  }
  const listen = (one: ChildProcess): void => {
    one.on('exit', () => {
      if (!isOpen || one !== child) return
      if (wanted !== driven) next()
      else fail()
    })
  }
  const change = (): void => endProcess(child.pid)
  const watch = watchPath(clock, `/dev/${place.chip}`, fail)
  listen(child)
  return {
    write: (level) => {
      if (!isOpen) throw lineGone(place)
      const isWaiting = wanted !== driven
      wanted = level
      if (!isWaiting && wanted !== driven) change()
    },
    read: () => {
      if (!isOpen) throw lineGone(place)
      return wanted
    },
    close: () => {
      if (!isOpen) return
      end()
      if (failSafe === undefined) return
      // Left running, so that the level stays; the next one who opens the line ends it.
      try {
        startHolding(programs, 'gpioset', argumentsFor(failSafe), place).unref()
      } catch {
        // The chip is gone, and nothing is driven.
      }
    },
  }
}
