/** What the runtime tells the dialog. @module */

/** How a running page does, for the dialog. */
export interface PageView {
  readonly url: string
  readonly visits: number
  readonly printed: string
  /** The last ones, newest first. */
  readonly errors: readonly { number: number; time: number; trace: string; request: string }[]
  /** What the page made of its own text; undefined where that is the text of the flow. */
  readonly changed: string | undefined
}
