/** What the web part takes and gives: requests and answers, whatever server carries them. @module */

/** Names and values of a query or a form; a name given several times has several values. */
export interface Fields {
  get(name: string): string | undefined
  getAll(name: string): readonly string[]
  names(): readonly string[]
}

/** A file that came with a form. */
export interface Upload {
  readonly field: string
  readonly filename: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** What came in the body of a request. */
export interface Form extends Fields {
  readonly files: readonly Upload[]
}

/** A request as the server saw it; nothing of it is trusted. */
export interface WebRequest {
  /** In capitals. */
  readonly method: string
  /** As the Host header has it, with its port; '' without one. */
  readonly host: string
  /** Path and query as they were sent, below the root of the web part. */
  readonly url: string
  /** The decoded parts of the path: none is empty, `.` or `..`, none has a slash, a backslash or NUL. */
  readonly path: readonly string[]
  /** Whether the path ends in a slash. */
  readonly isFolder: boolean
  readonly query: Fields
  /** By lower-case name; `undefined` when it did not come. */
  header(name: string): string | undefined
  cookie(name: string): string | undefined
  /** Of the client's side of the connection, or what a trusted proxy says. */
  readonly address: string | undefined
  /** Whether it came by HTTPS, or a trusted proxy says so. */
  readonly isSecure: boolean
  /** Where the web part is mounted, in front of every link: '' or `/red`. */
  readonly root: string
  /** Reads the body, up to `limit` bytes (default: 1,000,000, or the visitor's limit `web.maxbytes`). @throws KAITHEM_LIMIT, KAITHEM_VALUE */
  form(limit?: number): Promise<Form>
  /** The body as bytes, with the same limit. @throws KAITHEM_LIMIT */
  bytes(limit?: number): Promise<Uint8Array>
}

/** A part of a file, or all of it, sent by the server itself: it knows ranges and conditional requests. */
export interface FileBody {
  /** An absolute path, checked already. */
  readonly file: string
}

/** What is sent back. */
export interface WebAnswer {
  /** Default 200. */
  readonly status?: number
  /** By name; several cookies as a list. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  /** Text is sent as UTF-8. Pieces are sent as they come, and asked for no faster than the client reads. */
  readonly body?: string | Uint8Array | FileBody | AsyncIterable<string | Uint8Array>
}
