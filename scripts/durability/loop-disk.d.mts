/** Types of loop-disk.mjs. */

export function whyNot(): Promise<string | undefined>

export class LoopDisk {
  readonly folder: string
  static create(kind: 'ext4' | 'ext4 noauto_da_alloc' | 'xfs', size: number): Promise<LoopDisk>
  mount(): Promise<void>
  cut(): Promise<void>
  unmount(): Promise<void>
  remove(): Promise<void>
}
