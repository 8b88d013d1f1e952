/** What stands around the text of a page. @module */

import type { WebAnswer } from '../http.ts'
import type { Visit } from '../routes.ts'

export interface Frame {
  readonly title: string
  /** Whether there is a navigation bar. */
  readonly navigation: boolean
  /** Address of a style sheet of the page's own; '' for none. */
  readonly theme: string
  /** Text at the top; '' for none. */
  readonly banner: string
}

/** HTML in front of the text of a page, and behind it. */
export interface Around {
  readonly before: string
  readonly after: string
  /** What goes with it. */
  readonly headers: NonNullable<WebAnswer['headers']>
}

export type Layout = (visit: Visit, frame: Frame) => Around
