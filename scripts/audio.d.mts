/** Path of an installed program, if there is one. */
export function findProgram(name: string, env?: Record<string, string | undefined>): string | undefined
/** Why sound cannot be recorded here; undefined when it can. */
export function whyNoAudio(): string | undefined
export function ensureAudio(): Promise<void>
