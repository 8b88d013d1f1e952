/** How far settings of pins go; dialogs have the same limits. @module */

/** Seconds: the kernel keeps the time of debouncing as microseconds in 32 bits. */
export const longestDebounce = 4000

/** Hz of PWM. Software makes no more without jitter that is seen; chips count periods in nanoseconds, and none slower than this. */
export const frequencies = { min: 0.01, max: 1e6 } as const
