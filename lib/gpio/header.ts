/** The 40-pin header of the Raspberry Pi and the boards made like it. @module */

export interface HeaderPin {
  /** Where it is: 1 to 40, odd ones in the row away from the edge of the board. */
  readonly physical: number
  /** Its GPIO number; undefined for power and ground. */
  readonly gpio: number | undefined
  /** Its number in WiringPi. */
  readonly wiringPi: number | undefined
  /** What else it does: `SDA1`, `PWM0`; for power and ground what it is: `3V3`, `5V`, `GND`. */
  readonly functions: readonly string[]
}

/** `physical gpio wiringPi functions`, `-` for none. */
const table = `
  1 - - 3V3
  2 - - 5V
  3 2 8 SDA1
  4 - - 5V
  5 3 9 SCL1
  6 - - GND
  7 4 7 GPCLK0
  8 14 15 TXD0
  9 - - GND
  10 15 16 RXD0
  11 17 0 RTS0 CE1_1
  12 18 1 PCM_CLK PWM0 CE1_0
  13 27 2
  14 - - GND
  15 22 3
  16 23 4
  17 - - 3V3
  18 24 5
  19 10 12 MOSI0
  20 - - GND
  21 9 13 MISO0
  22 25 6
  23 11 14 SCLK0
  24 8 10 CE0_0
  25 - - GND
  26 7 11 CE0_1
  27 0 30 ID_SD
  28 1 31 ID_SC
  29 5 21 GPCLK1
  30 - - GND
  31 6 22 GPCLK2
  32 12 26 PWM0
  33 13 23 PWM1
  34 - - GND
  35 19 24 PCM_FS PWM1 MISO1
  36 16 27 CTS0 CE1_2
  37 26 25
  38 20 28 PCM_DIN MOSI1
  39 - - GND
  40 21 29 PCM_DOUT SCLK1`

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text === '-' ? undefined : Number(text)
}

/** Every pin of the header, by its place. */
export const headerPins: readonly HeaderPin[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [physical, gpio, wiringPi, ...functions] = line.trim().split(' ')
    return { physical: Number(physical), gpio: numberOf(gpio), wiringPi: numberOf(wiringPi), functions }
  })

/** Lines with resistors to 3.3 V on the board, for I2C: they cannot be pulled in another way. */
export const fixedPullUps: readonly number[] = [2, 3]

/** Labels of the chips that serve the header, by the generations of the Raspberry Pi. */
export const headerChips: readonly string[] = ['pinctrl-bcm2835', 'pinctrl-bcm2711', 'pinctrl-rp1']
