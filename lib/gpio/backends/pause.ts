/** Waiting without giving way, for the short time in which a line is taken. @module */

const never = new Int32Array(new SharedArrayBuffer(4))

/** Looks every few milliseconds. @returns false when it did not become so in time */
export function waitFor(isSo: () => boolean, milliseconds: number): boolean {
  const until = performance.now() + milliseconds
  for (;;) {
    if (isSo()) return true
    if (performance.now() > until) return false
    Atomics.wait(never, 0, 0, 2)
  }
}
