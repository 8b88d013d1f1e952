/** What one case did. */
export interface HardwareResult {
  readonly suite: string
  readonly title: string
  readonly ok: boolean
  readonly milliseconds: number
  readonly notes?: readonly string[]
  readonly error?: string
}

export const kernels: Readonly<Record<string, string>>
export function whyNot(kernel?: string): string | undefined
export function prepareMachine(kernel: string, say: (text: string) => void): void
export function bundleGuest(): Promise<string>
export function runInMachine(job: {
  kernel: string
  suites: readonly string[]
  guest: string
  seconds: number
  cpus?: number
  onResult: (result: HardwareResult) => void
}): Promise<{ status: number; errors: string }>
