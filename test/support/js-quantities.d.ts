/** The little of js-quantities that tests use; the package ships no types. */
declare module 'js-quantities' {
  interface Quantity {
    readonly scalar: number
    to(unit: string): Quantity
  }
  function Qty(value: number, unit: string): Quantity
  export = Qty
}
