/** What pages need of the template engine. @module */

export type Data = Readonly<Record<string, unknown>>
export type Write = (text: string) => void | Promise<void>

export interface Warning {
  readonly message: string
  readonly line: number
  readonly column: number
}

export interface Template {
  readonly warnings: readonly Warning[]
  render(data: Data): string | Promise<string>
  renderTo(data: Data, write: Write): void | Promise<void>
}

export interface CompileOptions {
  readonly name: string
  /** The text of a template that another one names, from the root; undefined where there is none. */
  readonly lookup: (name: string) => string | undefined
  /** Whether `${}` escapes nothing, as Mako does. */
  readonly compatible: boolean
  /** What module code sees beside what the language has. */
  readonly globals: Data
  /** False: module code is not run, and the template is not to be rendered. */
  readonly runs: boolean
}

/** @throws TemplateError */
export type Compile = (text: string, options: CompileOptions) => Template
