export function apiReference(): { pages: ReadonlyMap<string, string>; problems: readonly string[] }
