export function titlesIn(text: string): { tests: string[]; groups: string[] }
export function isAbout(title: string, name: string): boolean
