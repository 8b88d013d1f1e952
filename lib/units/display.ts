/** Which units a tag shows its value in when nobody chose any. @module */

/**
 * The display units for a unit: the list of its type, with the unit itself first when it is not in there.
 *
 * Porting note: Kaithem looks for the unit as a part of the text of the list, and its grams have no list at all; here
 * a unit counts as listed only when it is one of the entries, and mass is shown in grams as Kaithem means it.
 *
 * @example displayUnits('K', 'degC|degF') // 'K|degC|degF'
 */
export function displayUnits(unit: string, list: string | undefined): string {
  if (list === undefined || unit.includes('dB')) return unit
  return list.split('|').includes(unit) ? list : `${unit}|${list}`
}
