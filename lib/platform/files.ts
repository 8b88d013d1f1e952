/**
 * Files as the core needs them: whole reads and durable whole writes. Synchronous, because they are small and
 * because the last save happens while the process ends.
 *
 * @module
 */

export interface Files {
  /** The bytes of a file, or null when it does not exist. @throws KAITHEM_IO */
  read(path: string): Uint8Array | null
  /** The text of a file in UTF-8, or null when it does not exist. @throws KAITHEM_IO also when it is not UTF-8 */
  readText(path: string): string | null
  /**
   * Replaces a file so that a power cut leaves either the old or the new content: temporary file beside it,
   * fsync, rename, fsync of the directory. Keeps the mode of an existing file; makes missing directories.
   *
   * @param mode permission bits for a new file (default 0o644)
   * @throws KAITHEM_IO
   */
  writeDurable(path: string, content: Uint8Array | string, mode?: number): void
  /** Renames a file; used to set a damaged one aside. @throws KAITHEM_IO */
  rename(from: string, to: string): void
  /** Removes a file; a missing one is no error. @throws KAITHEM_IO */
  remove(path: string): void
  /** Joins path parts with the separator of the machine. */
  join(...parts: string[]): string
}
