/** The sources of events: conditions, changes, messages, a delay. Times of day have their own file. @module */

import type { MessageBus } from '../message/bus.ts'
import type { Clock } from '../platform/clock.ts'
import type { Owner } from '../scope.ts'
import { refusePromise } from '../thenable.ts'
import { PollLoop } from './poll-loop.ts'
import { isSameValue } from './same-value.ts'
import type { Source, SourceHost, StartSource } from './source.ts'

/** A trigger as something to ask. */
export interface Question {
  ask(): unknown
  dispose(): void
}

/** A trigger function. */
export function functionQuestion(ask: () => unknown, what: string): Question {
  return { ask: () => refusePromise(ask(), what), dispose: () => {} }
}

interface Polling {
  readonly clock: Clock
  readonly priority: unknown
  readonly question: Question
}

function poll({ clock, priority, question }: Polling, host: SourceHost, look: (value: unknown) => void): Source {
  const loop = new PollLoop({
    clock,
    priority,
    sequence: host.sequence,
    failed: (error) => host.failed(error),
    look: () => {
      // What changes while the action runs is seen after it.
      if (host.busy()) return
      const value = question.ask()
      host.worked()
      look(value)
    },
  })
  const stop = (): void => {
    loop.stop()
    question.dispose()
  }
  return { stop }
}

/** From false to true; `continual`: at each look while true. The first look counts as coming from false. */
export function edgeSource(polling: Polling, continual: boolean): StartSource {
  return (host) => {
    let previous = false
    return poll(polling, host, (value) => {
      const isTrue = Boolean(value)
      const fires = isTrue && (continual || !previous)
      previous = isTrue
      if (fires) host.fire({ value, __value: value })
    })
  }
}

/** Another value than at the look before; the first one is what later ones are compared with. */
export function changeSource(polling: Polling): StartSource {
  return (host) => {
    const known: { value?: unknown; is: boolean } = { is: false }
    return poll(polling, host, (value) => {
      const { value: previous, is } = known
      known.value = value
      known.is = true
      if (is && !isSameValue(previous, value)) host.fire({ value, __value: value, previous })
    })
  }
}

/** Each message of a topic. */
export function messageSource(bus: MessageBus, owner: Owner, filter: string): StartSource {
  return (host) => {
    const listen = (topic: string, message: unknown, time: number, annotation: unknown): void =>
      host.fire({ time, topic, __topic: topic, message, __message: message, annotation })
    const subscription = bus.subscribe(owner, filter, listen)
    return { stop: () => subscription.unsubscribe() }
  }
}

/** Once, after some seconds. */
export function delaySource(clock: Clock, seconds: number): StartSource {
  return (host) => {
    const timer =
      seconds <= 0 ? clock.setImmediate(() => host.fire({})) : clock.setTimeout(() => host.fire({}), seconds)
    const next = clock.wall() + Math.max(0, seconds)
    return { next, stop: () => timer.cancel() }
  }
}
