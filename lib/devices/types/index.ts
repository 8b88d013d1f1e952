/** The device types that come with kaithem. @module */

import type { DeviceClass } from '../device.ts'
import type { DeviceEnv } from '../site.ts'
import { demoSensorType } from './demo-sensor.ts'
import { mqttDeviceType } from './mqtt-device.ts'
import { processWatcherType } from './process-watcher.ts'

export function builtinTypes(base: DeviceClass, env: DeviceEnv): ReadonlyMap<string, DeviceClass> {
  return new Map([
    ['DemoSensor', demoSensorType(base, env)],
    ['MqttDevice', mqttDeviceType(base, env)],
    ['ProcessWatcher', processWatcherType(base, env)],
  ])
}
