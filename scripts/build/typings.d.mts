/** Types of typings.mjs, for tests. */

export function withoutSpec(text: string): string
