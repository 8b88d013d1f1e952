/** npm packages that most programs never need: loaded when they are, so that they cost nothing at start. @module */

export interface Packages {
  /**
   * What a package exports, as `require` gives it: a default export is its `default`. Loaded once, the first time.
   *
   * @param name of a package, or of an entry of one: `package/entry`
   * @throws KAITHEM_UNAVAILABLE when it is not installed or cannot be loaded
   */
  load(name: string): unknown
}

/** Files that lie beside the code. */
export interface PackageFiles {
  /**
   * The path of a file that an entry of a package names.
   *
   * @throws KAITHEM_UNAVAILABLE when there is no such entry
   */
  file(name: string): string
}
