/** SoundFonts that were loaded, so that several synthesizers share one: they are large. @module */

export interface BankSource<Bank extends object> {
  /** Another text when the file is another one. @throws why it cannot be read */
  readonly version: (path: string) => Promise<string>
  readonly load: (path: string) => Promise<Bank>
}

interface Loaded<Bank extends object> {
  readonly version: string
  readonly bank: WeakRef<Bank>
}

export class SharedBanks<Bank extends object> {
  private readonly source: BankSource<Bank>
  private readonly loaded = new Map<string, Loaded<Bank>>()

  constructor(source: BankSource<Bank>) {
    this.source = source
  }

  /** One that nobody uses any more is forgotten. @throws what the source throws */
  async get(path: string): Promise<Bank> {
    const version = await this.source.version(path)
    const known = this.loaded.get(path)
    const shared = known?.version === version ? known.bank.deref() : undefined
    if (shared !== undefined) return shared
    const bank = await this.source.load(path)
    this.loaded.set(path, { version, bank: new WeakRef(bank) })
    return bank
  }
}
