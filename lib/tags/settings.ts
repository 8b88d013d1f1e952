/** Properties that code and configuration both set: the configured value wins, the code's comes back without it. @module */

/** The properties with two layers. */
export interface LayeredValues {
  min: number
  max: number
  hi: number
  lo: number
  interval: number
  displayUnits: string
  enum: unknown
}

export type LayeredName = keyof LayeredValues

/** Which layer a value is kept in. */
export type Layer = 'code' | 'configured'

export class LayeredSettings {
  private readonly layers: Record<Layer, Partial<LayeredValues>> = { code: {}, configured: {} }

  /** The value in force. */
  get<K extends LayeredName>(name: K): LayeredValues[K] | undefined {
    return this.layers.configured[name] ?? this.layers.code[name]
  }

  /** Undefined removes. Tells whether the value in force changed. */
  set<K extends LayeredName>(layer: Layer, name: K, value: LayeredValues[K] | undefined): boolean {
    const before = this.get(name)
    if (value === undefined) delete this.layers[layer][name]
    else this.layers[layer][name] = value
    return this.get(name) !== before
  }

  /** The value of one layer, for putting it back. */
  peek<K extends LayeredName>(layer: Layer, name: K): LayeredValues[K] | undefined {
    return this.layers[layer][name]
  }
}
