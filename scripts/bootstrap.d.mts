/** A Node binary of that major version. */
export function ensureNode(major: number): Promise<string>
/** The Node binary that a major version of Node-RED is tested on. */
export function nodeForNodeRed(major: number): Promise<string>
