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

export interface CheckOptions {
  readonly name: string
  /** Whether `${}` escapes nothing, as Mako does. */
  readonly compatible: boolean
}

export interface CompileOptions extends CheckOptions {
  /** The text of a template that another one names, from the root; undefined where there is none. */
  readonly lookup: (name: string) => string | undefined
  /** What all code sees beside what the language has, also that which runs once. */
  readonly globals: Data
  /** Whether the page is sent while it is made. */
  readonly isStreamed: boolean
}

/** Reads a template and runs the code that runs once. @throws TemplateError */
export type Compile = (text: string, options: CompileOptions) => Template

/** What is doubtful in a template, without running anything of it. @throws TemplateError */
export type Check = (text: string, options: CheckOptions) => readonly Warning[]
