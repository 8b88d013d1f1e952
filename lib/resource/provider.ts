/** Where resources are found: in Node-RED, the nodes on the tabs. @module */

/** What is known of a resource. */
export interface Resource {
  /** The name of its module: the label of a tab. */
  readonly module: string
  /** Its own name: that of a node, or the path of a page. */
  readonly name: string
  /** Such as the type of a node. */
  readonly type: string
  readonly id: string
  readonly [key: string]: unknown
}

export interface ResourceProvider {
  /** Names of all modules. */
  modules(): readonly string[]
  /** The resources of a module; none for one that does not exist. */
  resources(module: string): readonly Resource[]
}

/** Where nobody provides any. */
export const noResources: ResourceProvider = { modules: () => [], resources: () => [] }
