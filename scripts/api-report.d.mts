export function apiCoverage(): {
  names: readonly { name: string; section: string; namespace: string }[]
  untested: readonly string[]
  headings: readonly { title: string; namespace: string; names: readonly string[]; isAnswered: boolean }[]
}
