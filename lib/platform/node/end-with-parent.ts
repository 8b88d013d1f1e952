/** For programs that are forked: they end with the process that started them, however that ends. @module */

/** Milliseconds between two looks whether the other process is still there. */
const look = 1000

function end(): void {
  // Not an orderly exit, which libraries of sound hold up for ever where the sound server is gone.
  process.kill(process.pid, 'SIGKILL')
}

/**
 * Call it first of all. It keeps this process running, until the other one is gone.
 *
 * @example if (process.send !== undefined) endWithParent()
 */
export function endWithParent(): void {
  process.on('disconnect', end)
  // What happened while this program was being loaded was told to nobody.
  setInterval(() => {
    if (!process.connected) end()
  }, look)
  // A terminal's Ctrl-C is for the other process, which then ends this one.
  process.on('SIGINT', () => {})
}
