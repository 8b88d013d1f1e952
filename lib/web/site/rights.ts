/** What it takes to see the built-in pages. @module */

export const maySeeAlerts = '/users/alerts.view'
/** Tags that nobody exposed. */
export const maySeeTags = '/users/tagpoints.view'
export const maySeeDevices = '/users/devices.read'
