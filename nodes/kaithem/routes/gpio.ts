/** What dialogs and the list of pins ask: how GPIO is, how the pins are; and what people do to a pin. @module */

import { liveKaithem } from '../../../lib/live.ts'
import type { PinView } from '../../_config/gpio-view.ts'
import type { AdminRoute } from '../../_runtime/admin-routes.ts'
import type { Red } from '../../_runtime/red-types.ts'
import { appliedSettings } from '../applied.ts'
import { gpioView, pinView } from '../pins/gpio-view.ts'
import { operate } from '../pins/operate.ts'

/** GET kaithem/editor/gpio: a GpioView; looks at the machine. */
export function gpioRoute(RED: Red): AdminRoute {
  return {
    path: 'kaithem/editor/gpio',
    permission: 'kaithem.read',
    answer: () => gpioView(liveKaithem().gpio, appliedSettings(RED).gpio),
  }
}

const pinsNow = (): PinView[] => liveKaithem().gpio.pins().map(pinView)

/** GET kaithem/editor/gpio/pins: a PinView of each pin that runs; cheap enough for several times a second. */
export function pinsRoute(): AdminRoute {
  return { path: 'kaithem/editor/gpio/pins', permission: 'kaithem.read', answer: pinsNow }
}

/** POST kaithem/editor/gpio/pin?pin=…&action=…&share=…: mocks or forces a pin, and answers all pins as they are then. */
export function operateRoute(): AdminRoute {
  return {
    path: 'kaithem/editor/gpio/pin',
    permission: 'kaithem.write',
    method: 'POST',
    answer: (query) => {
      const [pin, action, share] = ['pin', 'action', 'share'].map((name) => query.get(name) ?? '')
      operate(liveKaithem().gpio, pin ?? '', action ?? '', 'editor', share)
      return pinsNow()
    },
  }
}
