export const target: string
export function settingsPage(): Promise<string>
