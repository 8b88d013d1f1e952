/** Path of an installed Chromium or Chrome, if any. */
export function findChromium(env?: Record<string, string | undefined>): string | undefined
