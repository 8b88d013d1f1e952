export function headingKey(title: string): string
