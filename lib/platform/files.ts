/**
 * Files as the core needs them: whole reads and durable whole writes. Each comes as a synchronous function, because the
 * last save happens while the process ends, and as one that does not block.
 *
 * @module
 */

/** What a file is. */
export interface FileInfo {
  readonly kind: 'file' | 'directory' | 'other'
  /** Bytes. */
  readonly size: number
  /** Permission bits. */
  readonly mode: number
}

export interface WriteOptions {
  /** Permission bits of a new file (default 0o644); an existing one keeps its own. */
  readonly mode?: number | undefined
  /** Only the user may read: file and directories made for it get 0o700, before there is content. */
  readonly private?: boolean | undefined
  /** What the file held before stays under this name (replacing what had the name). */
  readonly keep?: string | undefined
  /** Writes into the existing file instead of replacing it: a power cut may leave a damaged one. */
  readonly inPlace?: boolean | undefined
}

export interface Files {
  /** The bytes of a file, or null when it does not exist. @throws KAITHEM_IO */
  read(path: string): Uint8Array | null
  readAsync(path: string): Promise<Uint8Array | null>
  /** What is there, or null. @throws KAITHEM_IO */
  stat(path: string): FileInfo | null
  /**
   * Replaces a file so that a power cut leaves either the old or the new content: temporary file beside it (`name~`),
   * fsync, rename, fsync of the directory. Keeps the mode of an existing file, follows symbolic links, makes missing
   * directories. A file that holds these bytes already is only synced.
   *
   * @returns whether anything had to be written
   * @throws KAITHEM_IO; the old content is then intact
   */
  writeDurable(path: string, content: Uint8Array | string, options?: WriteOptions): boolean
  /**
   * The same without blocking. Writes of one file happen in the order they were asked for; one that is overtaken by
   * `writeDurable` is dropped, because that one is newer.
   */
  writeDurableAsync(path: string, content: Uint8Array | string, options?: WriteOptions): Promise<boolean>
  /** Renames a file; used to set a damaged one aside. @throws KAITHEM_IO */
  rename(from: string, to: string): void
  /** Removes a file; a missing one is no error. @throws KAITHEM_IO */
  remove(path: string): void
  /** The path without symbolic links, as far as it exists. @throws KAITHEM_IO */
  realpath(path: string): string
  /** Whether a path is written from the root. */
  isAbsolute(path: string): boolean
  /** Joins path parts with the separator of the machine. */
  join(...parts: string[]): string
}
