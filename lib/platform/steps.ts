/**
 * Work in steps that runs at once or without blocking: written once as a generator, for functions that come as a
 * synchronous and an asynchronous twin.
 *
 * @module
 */

/** One step: what to do, and the same without blocking. */
export interface Step {
  now(): unknown
  later(): Promise<unknown>
}

export type Steps<T> = Generator<Step, T, unknown>

/** A single step with its result. */
export function* step<T>(now: () => T, later: () => Promise<T>): Steps<T> {
  return (yield { now, later }) as T
}

/** Work that must not be interrupted: the same in both ways. */
export function atOnce<T>(work: () => T): Steps<T> {
  return step(work, async () => work())
}

/** Runs all steps before it returns. */
export function runNow<T>(steps: Steps<T>): T {
  let state = steps.next()
  while (!state.done) {
    let result: unknown
    try {
      result = state.value.now()
    } catch (error) {
      state = steps.throw(error)
      continue
    }
    state = steps.next(result)
  }
  return state.value
}

/** Runs the steps one after the other, and other code in between. */
export async function runLater<T>(steps: Steps<T>): Promise<T> {
  let state = steps.next()
  while (!state.done) {
    let result: unknown
    try {
      result = await state.value.later()
    } catch (error) {
      state = steps.throw(error)
      continue
    }
    state = steps.next(result)
  }
  return state.value
}
