/** Something a widget tells its clients: put into text once, whoever gets it. @module */

/** One entry of a frame to clients: `["id",value]`, or `["id",value,version]` for clients that know versions. */
export class Change {
  readonly id: string
  /** State: a newer change of the widget replaces it. Others are delivered each. */
  readonly isState: boolean
  private readonly json: string
  private readonly version: number
  private readonly hasVersion: boolean
  private plainText: string | undefined
  private versionedText: string | undefined
  private frames: [plain: string | undefined, versioned: string | undefined] = [undefined, undefined]

  /** @param hasVersion whether whoever has it has all up to that version (default: state does) */
  constructor(id: string, json: string, version: number, isState: boolean, hasVersion = isState) {
    this.id = id
    this.json = json
    this.version = version
    this.isState = isState
    this.hasVersion = hasVersion
  }

  /** How many characters it takes, about. */
  get size(): number {
    return this.json.length + this.id.length + 24
  }

  text(withVersion: boolean): string {
    if (!withVersion || !this.hasVersion) {
      this.plainText ??= `[${JSON.stringify(this.id)},${this.json}]`
      return this.plainText
    }
    this.versionedText ??= `[${JSON.stringify(this.id)},${this.json},${this.version}]`
    return this.versionedText
  }

  /** A frame with nothing else in it, shared by all clients it goes to. */
  frame(withVersion: boolean): string {
    const at = withVersion ? 1 : 0
    this.frames[at] ??= `[${this.text(withVersion)}]`
    return this.frames[at]
  }
}

/** The widget is gone: one element. */
export class Gone extends Change {
  constructor(id: string) {
    super(id, '', 0, true)
  }

  override text(): string {
    return `[${JSON.stringify(this.id)}]`
  }
}
