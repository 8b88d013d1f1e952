/**
 * The parts of Node-RED's editor that our dialogs use, typed. The published types lack the validators that answer
 * with a text and the autoComplete widget.
 *
 * @module
 */

/// <reference types="jquery" />

/** Any node as the editor holds it: its settings are plain properties. */
export interface EditorNode {
  readonly id: string
  readonly type: string
  readonly name?: string
  readonly _def?: {
    readonly category?: string
    readonly defaults?: Readonly<Record<string, { readonly value?: unknown }>>
  }
  /** Translates a key of the node's own locale. */
  _(key: string, data?: Readonly<Record<string, unknown>>): string
  readonly [property: string]: unknown
}

/** Answers true, or the reason why the value is refused. Node-RED reads the text only from functions of two parameters. */
export type Validator = (this: EditorNode, value: unknown, options: unknown) => boolean | string

/** One setting in a node definition. */
export interface PropertyDefinition {
  readonly value: unknown
  readonly required?: boolean
  readonly type?: string
  readonly validate?: Validator
}

/** What `RED.nodes.registerType` takes. */
export interface NodeDefinition {
  readonly category: string
  readonly color?: string
  readonly defaults: Readonly<Record<string, PropertyDefinition>>
  readonly credentials?: Readonly<Record<string, { readonly type: 'text' | 'password' }>>
  readonly inputs?: number
  readonly outputs?: number
  readonly icon?: string
  readonly align?: 'left' | 'right'
  readonly paletteLabel?: string
  readonly hasUsers?: boolean
  label?(this: EditorNode): string
  labelStyle?(this: EditorNode): string
  outputLabels?(this: EditorNode, index: number): string
  inputLabels?(this: EditorNode): string
  oneditprepare?(this: EditorNode): void
  oneditsave?(this: EditorNode): void
  oneditcancel?(this: EditorNode): void
  oneditresize?(this: EditorNode, size: { width: number; height: number }): void
}

/** One offer of an autocomplete list. */
export interface Completion {
  readonly value: string
  readonly label: string | JQuery
}

/** Looks up completions and hands them to `done`. */
export type CompletionSearch = (typed: string, done: (found: readonly Completion[]) => void) => void

/** A type of a typed input beside the built-in ones. */
export interface TypedInputType {
  readonly value: string
  readonly label: string
  readonly icon?: string
  readonly hasValue?: boolean
  readonly showLabel?: boolean
  /** Several options at once; the value is a list with commas. */
  readonly multiple?: boolean
  /** Shows what is chosen; of several options their values or the options themselves. */
  readonly valueLabel?: (container: JQuery, chosen: unknown) => void
  readonly options?: ReadonlyArray<{ value: string; label: string }>
  readonly autoComplete?: CompletionSearch
}

/** The global `RED` of the editor. */
export interface EditorHost {
  _(key: string, data?: Readonly<Record<string, unknown>>): string
  readonly nodes: {
    registerType(type: string, definition: NodeDefinition): void
    node(id: string): EditorNode | null
    eachConfig(visit: (node: EditorNode) => unknown): void
    /** Visits every node that is no config node; false ends it. */
    eachNode(visit: (node: EditorNode) => unknown): void
    workspace?(id: string): { readonly disabled?: boolean } | undefined
  }
  readonly validators: { typedInput(typeProperty: string): Validator }
}

/** jQuery elements with the widgets of the editor on them. */
export interface WidgetElement extends JQuery {
  typedInput(options: {
    readonly default?: string
    readonly types: ReadonlyArray<string | TypedInputType>
    readonly typeField?: string
  }): JQuery
  typedInput(action: 'type' | 'value'): string
  typedInput(action: 'types', types: ReadonlyArray<string | TypedInputType>): void
  autoComplete(options: { readonly search: CompletionSearch; readonly minLength: number }): JQuery
}

declare global {
  /** Node-RED's editor. */
  const RED: EditorHost
}
