export function notesIn(text: string): string[]
export function deviationsPage(): string
