/** Names that dialogs need, too. @module */

/** Names of the files in data/sounds/, which scripts/make-sounds.mjs writes. */
export const builtinNames: readonly string[] = [
  ...['alarm-high.wav', 'alarm-low.wav', 'alarm-medium.wav', 'alert.wav', 'chime.wav', 'click.wav', 'error.wav'],
  ...['notice.wav', 'success.wav', 'tick.wav'],
]

/** The handle of a sound that names none. */
export const usualHandle = 'PRIMARY'
/** What is announced plays under this one, so that it does not end what plays under the usual one. */
export const announcementHandle = 'ANNOUNCEMENT'
/** Characters of a handle. */
export const longestHandle = 200
