/** Waiting on conditions, never on time. @module */

/** Resolves when `condition` holds; fails with `what` after `timeout` milliseconds. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  timeout = 10_000,
  what = 'condition',
): Promise<void> {
  const end = performance.now() + timeout
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`${what} did not hold within ${timeout} ms`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
