/** A tree as /sys has it on a machine whose chip makes pulses. @module */

import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** @param reserved the pins that the device tree gives to the PWM device @param channel the one that is exported already */
export function piWithPwm(compatible: string, reserved: readonly number[], channel = 0) {
  const sys = mkdtempSync(join(tmpdir(), 'kaithem-pwm-'))
  const tree = join(sys, 'firmware', 'devicetree', 'base')
  const node = join(tree, 'soc', 'pwm@7e20c000')
  const pins = join(tree, 'soc', 'gpio@7e200000', 'pwm_pins')
  const chip = join(sys, 'class', 'pwm', 'pwmchip0')
  for (const folder of [node, pins, join(chip, 'device'), join(chip, `pwm${channel}`)])
    mkdirSync(folder, { recursive: true })
  symlinkSync(node, join(chip, 'device', 'of_node'))
  writeFileSync(join(node, 'compatible'), `${compatible}\0`)
  writeFileSync(join(node, 'pinctrl-0'), Buffer.from([0, 0, 1, 7]))
  writeFileSync(join(pins, 'phandle'), Buffer.from([0, 0, 1, 7]))
  if (compatible.startsWith('brcm'))
    writeFileSync(join(pins, 'brcm,pins'), Buffer.from(reserved.flatMap((pin) => [0, 0, 0, pin])))
  else writeFileSync(join(pins, 'pins'), reserved.map((pin) => `gpio${pin}\0`).join(''))
  const read = (name: string): string => readFileSync(join(chip, `pwm${channel}`, name), 'utf8')
  return { sys, chip, read }
}
