/** Widgets that only show: spans, displays, scroll boxes, meters, the time. @module */

import { inside, type MakePart } from './part.ts'

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

export const meterPart: MakePart = ({ element }) => {
  const text = inside(element, '.kaithem-text')
  const meter = inside<HTMLMeterElement>(element, 'meter')
  const hand = inside(element, '.kaithem-hand')
  const dial = inside(element, '[role=meter]')
  const min = Number(element.dataset.min)
  const max = Number(element.dataset.max)
  return {
    show(value) {
      const [number, state, shown] = value as [number, string, string]
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
