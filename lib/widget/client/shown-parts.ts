/** Widgets that only show: spans, displays, scroll boxes, meters, the time. @module */

import type { MeterScaleShown } from '../shown-scale.ts'
import { inside, type MakePart } from './part.ts'

/** A widget of the base class: any value, as text. */
export const valuePart: MakePart = ({ element }) => ({
  show(value) {
    element.textContent = typeof value === 'object' ? JSON.stringify(value) : String(value)
  },
})

export const htmlPart: MakePart = ({ element }) => ({
  show(value) {
    // The server made it HTML, with everything escaped that is not.
    element.innerHTML = String(value)
  },
})

/** Whoever reads older lines is left alone; whoever is this near to the end follows it (px). */
const nearEnd = 35

export const scrollPart: MakePart = ({ element }) => {
  const most = Number(element.dataset.length) || 250
  const follow = (change: () => void): void => {
    const isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight <= nearEnd
    change()
    if (isAtEnd) element.scrollTop = element.scrollHeight
  }
  const line = (html: unknown): HTMLElement => {
    const made = document.createElement('div')
    made.innerHTML = String(html)
    return made
  }
  element.scrollTop = element.scrollHeight
  return {
    show(value) {
      follow(() => {
        if (Array.isArray(value)) element.replaceChildren(...value.map(line))
        else element.append(line(value))
        while (element.childElementCount > most) element.firstElementChild?.remove()
      })
    },
  }
}

/** A length of the arc of a gauge, in hundredths, as the server draws it. */
const dashes = (from: number, to: number): string => `0 ${from} ${Math.max(0.1, to - from)} 200`

/** Marks on the arc where the value is no good. */
function drawZones(element: HTMLElement, zones: MeterScaleShown['zones']): void {
  const track = inside<SVGPathElement>(element, '.kaithem-track')
  for (const old of element.querySelectorAll('.kaithem-zone')) old.remove()
  for (const [kind, from, to] of zones.toReversed()) {
    const zone = track?.cloneNode() as SVGPathElement | undefined
    zone?.setAttribute('class', 'kaithem-zone')
    zone?.setAttribute('data-state', kind)
    zone?.setAttribute('stroke-dasharray', dashes(from, to))
    if (zone !== undefined) track?.after(zone)
  }
}

export const meterPart: MakePart = ({ element }) => {
  const text = inside(element, '.kaithem-text')
  const meter = inside<HTMLMeterElement>(element, 'meter')
  const hand = inside(element, '.kaithem-hand')
  const dial = inside(element, '[role=meter]')
  let min = Number(element.dataset.min)
  let max = Number(element.dataset.max)
  const rescale = (scale: MeterScaleShown): void => {
    min = scale.min
    max = scale.max
    if (meter !== null) Object.assign(meter, { min, max })
    dial?.setAttribute('aria-valuemin', String(min))
    dial?.setAttribute('aria-valuemax', String(max))
    drawZones(element, scale.zones)
  }
  return {
    show(value) {
      const [given, state, shown, scale] = value as [number | null, string, string, MeterScaleShown?]
      if (scale !== undefined) rescale(scale)
      const number = given ?? min
      element.dataset.state = state
      if (text !== null) text.textContent = shown
      if (meter !== null) meter.value = number
      const part = Math.min(1, Math.max(0, (number - min) / (max - min)))
      hand?.setAttribute('stroke-dasharray', `${(part * 100).toFixed(1)} 200`)
      dial?.setAttribute('aria-valuenow', String(number))
      dial?.setAttribute('aria-valuetext', shown)
    },
  }
}

export const timePart: MakePart = ({ element, link }) => {
  const time = inside<HTMLTimeElement>(element, 'time')
  const tick = (): void => {
    const now = link.now
    const date = new Date(now)
    if (time !== null) {
      time.textContent = date.toLocaleString()
      time.dateTime = date.toISOString()
    }
    // Just after the next second begins.
    setTimeout(tick, 1005 - (now % 1000))
  }
  tick()
  return { show: () => {} }
}
