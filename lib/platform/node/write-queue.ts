/** The order of asynchronous writes: one at a time for each file, and none after a newer synchronous one. @module */

export interface WriteQueue {
  /**
   * Runs a write after those of the same file that wait already.
   *
   * @param write asks `isCurrent` before it changes anything
   */
  run<T>(path: string, write: (isCurrent: () => boolean) => Promise<T>): Promise<T>
  /** A synchronous write: what is under way for this file is older and will be dropped. */
  overtake(path: string): void
  /** Resolves when nothing is under way for this file. */
  settled(path: string): Promise<void>
}

export function createWriteQueue(): WriteQueue {
  /** The end of the last write of each file, and how often it was overtaken. */
  const last = new Map<string, Promise<unknown>>()
  const overtaken = new Map<string, number>()
  const count = (path: string): number => overtaken.get(path) ?? 0
  const settled = async (path: string): Promise<void> => {
    await last.get(path)?.catch(() => undefined)
  }
  return {
    settled,
    overtake: (path) => {
      if (last.has(path)) overtaken.set(path, count(path) + 1)
    },
    run: async (path, write) => {
      const before = count(path)
      const turn = settled(path).then(() => write(() => count(path) === before))
      last.set(path, turn)
      try {
        return await turn
      } finally {
        if (last.get(path) === turn) {
          last.delete(path)
          overtaken.delete(path)
        }
      }
    },
  }
}
