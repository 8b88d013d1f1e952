/** A menu of the states that stand in the table; it follows a state whose name is changed. @module */

/** A state in the table: its row, whatever its name. */
export interface StateRef {
  readonly id: number
  readonly name: string
}

/** A choice beside the states, such as "any state". */
export interface FixedChoice {
  readonly value: string
  readonly label: string
}

/** Option values: `#3` the state of row 3, `=name` a name that no row has, else a fixed choice. */
export class StateSelect {
  readonly element: JQuery
  private readonly fixed: readonly FixedChoice[]
  private current: string
  private name: string

  constructor(label: string, name: string, fixed: readonly FixedChoice[]) {
    this.fixed = fixed
    this.name = name
    this.current = fixed.some(({ value }) => value === name) ? name : `=${name}`
    this.element = $('<select></select>').attr('aria-label', label)
    this.element.on('change', () => this.choose(String(this.element.val() ?? '')))
  }

  /** The name of the chosen state, as it is now; or the fixed choice. */
  get value(): string {
    return this.name
  }

  /** Takes over the states as they stand in the table now. */
  fill(states: readonly StateRef[]): void {
    this.follow(states)
    this.element.empty()
    for (const { value, label } of this.fixed) this.addOption(value, label)
    for (const { id, name } of states) if (name !== '') this.addOption(`#${id}`, name)
    if (this.current.startsWith('=')) this.addOption(this.current, `${this.name} (?)`)
    this.element.val(this.current)
  }

  private follow(states: readonly StateRef[]): void {
    if (this.current.startsWith('#')) {
      const state = states.find(({ id }) => `#${id}` === this.current)
      if (state === undefined || state.name === '') this.current = state === undefined ? `=${this.name}` : this.current
      else this.name = state.name
    }
    if (!this.current.startsWith('=')) return
    const state = states.find(({ name }) => name === this.name)
    if (state !== undefined && state.name !== '') this.current = `#${state.id}`
  }

  private choose(value: string): void {
    this.current = value
    if (value.startsWith('#')) this.name = this.element.find('option:selected').text()
    else this.name = value.startsWith('=') ? value.slice(1) : value
  }

  private addOption(value: string, label: string): void {
    $('<option></option>').attr('value', value).text(label).appendTo(this.element)
  }
}
