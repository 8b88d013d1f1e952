/** A Node binary of that major version. */
export function ensureNode(major: number): Promise<string>
/** The Node binary that a major version of Node-RED is tested on. */
export function nodeForNodeRed(major: number): Promise<string>
/** Whether this version of Node can run the package. */
export function isSupported(version: string): boolean
/** The major number of Node-RED for a version of Node. */
export function nodeRedFor(version: string): number
