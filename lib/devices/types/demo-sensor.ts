/** DemoSensor: a simulated room with heater, light and button, for trying things out without hardware. @module */

import { toNumber } from '../config-values.ts'
import type { DeviceClass } from '../device.ts'
import type { DeviceEnv } from '../site.ts'
import { nextTrigger } from '../trigger.ts'

const properties = {
  interval: { type: 'number', title: 'Interval', description: 'Seconds between two readings', default: 5, min: 0.1 },
  temperature: {
    type: 'number',
    title: 'Temperature',
    description: 'Around this many °C, without heater',
    default: 20,
  },
  noise: { type: 'number', title: 'Noise', description: 'How much readings differ, in °C', default: 0.2, min: 0 },
  seed: { type: 'integer', title: 'Seed', description: 'The same number gives the same readings' },
}

/** Degrees that the heater adds in the end, and the part of the way it takes in a minute. */
const heating = 8
const perMinute = 0.3

/** A number from a text, the same each time. */
export function seedOf(text: string): number {
  let seed = 7
  for (const char of text) seed = (Math.imul(seed, 31) + (char.codePointAt(0) ?? 0)) >>> 0
  return seed
}

/** Random numbers from -1 to 1, the same for the same `seed`. */
export function createNoise(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 31 - 1
  }
}

export function demoSensorType(Base: DeviceClass, { clock }: Pick<DeviceEnv, 'clock'>): DeviceClass {
  return class DemoSensor extends Base {
    static override device_type = 'DemoSensor'
    static override config_properties = properties
    static override description = 'A simulated room: temperature, humidity, a heater switch, a light and a button'

    constructor(name: string, config: unknown) {
      super(name, config)
      this.description = DemoSensor.description
      const interval = Math.max(0.1, this.setting('interval', 5))
      const outside = this.setting('temperature', 20)
      const noise = Math.max(0, this.setting('noise', 0.2))
      const random = createNoise(this.setting('seed', seedOf(this.name)))
      const room = { heat: 0, seen: clock.now(), count: 0 }
      this.addPoints(outside)
      const measure = (): void => {
        const now = clock.now()
        const target = this.datapoints.switch ? heating : 0
        room.heat += (target - room.heat) * (1 - (1 - perMinute) ** ((now - room.seen) / 60))
        room.seen = now
        const temperature = outside + room.heat + random() * noise
        this.set_data_point('temperature', round(temperature))
        this.set_data_point('humidity', round(45 - room.heat * 1.5 + random() * 2))
        room.count = nextTrigger(room.count)
        this.set_data_point('readings', room.count)
      }
      measure()
      this.every(interval, measure)
    }

    override status(): string {
      return this.datapoints.switch ? 'heating' : 'running'
    }

    /** A number, or the usual one where the setting is odd. */
    private setting(key: string, usual: number): number {
      try {
        return toNumber(this.config[key], `setting ${key}`) ?? usual
      } catch (error) {
        this.handleException(error)
        return usual
      }
    }

    private addPoints(outside: number): void {
      this.numeric_data_point('temperature', {
        ...{ unit: 'degC', hi: outside + heating - 1, lo: outside - 5, writable: false },
        description: 'Temperature of the room',
      })
      this.numeric_data_point('humidity', {
        ...{ unit: '%', min: 0, max: 100, hi: 70, lo: 25, writable: false },
        description: 'Relative humidity',
      })
      this.numeric_data_point('switch', { subtype: 'bool', description: 'The heater' })
      this.string_data_point('color', { subtype: 'color', default: '#000000', description: 'The light' })
      this.numeric_data_point('button', { subtype: 'trigger', description: 'Counts presses' })
      this.numeric_data_point('readings', { subtype: 'trigger', writable: false, description: 'Counts readings' })
      this.set_alarm('hot', 'temperature', `value > ${outside + heating - 1}`, {
        ...{ priority: 'warning', trip_delay: 2, release_condition: `value < ${outside + heating - 2}` },
      })
    }
  } as unknown as DeviceClass
}

const round = (value: number): number => Math.round(value * 100) / 100
