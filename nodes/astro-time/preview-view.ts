/** What the runtime tells the dialog about the coming days. @module */

export interface PreviewDay {
  readonly date: string
  /** `mon` to `sun`. */
  readonly weekday: string
  /** Whether this weekday and month count. */
  readonly included: boolean
  /** Times as clocks show them there. */
  readonly moments: readonly { readonly event: string; readonly text: string }[]
  /** Events that the sun leaves out on this day. */
  readonly missing: readonly string[]
}

/** The days, or that no location is set: while somebody fills in the form this is no error. */
export type PreviewAnswer = Preview | { readonly problem: 'KAITHEM_NO_LOCATION' }

export interface Preview {
  /** Whose clocks. */
  readonly zone: string
  readonly days: readonly PreviewDay[]
}
