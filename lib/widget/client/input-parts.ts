/** Widgets that people set: sliders, switches, text, numbers, choices. @module */

import { HoldOff } from './hold-off.ts'
import { enable, inside, type MakePart, type Place } from './part.ts'

/** How long values from elsewhere wait after a control was changed here (ms). */
const quiet = { slider: 150, onrelease: 300, switch: 350 } as const

const control = <T extends Element>({ element }: Place, selector: string): T => inside<T>(element, selector) as T

const access =
  ({ element }: Place) =>
  (mayChange: boolean) =>
    enable(element, mayChange)

export const sliderPart: MakePart = (place) => {
  const { element, id, link } = place
  const input = control<HTMLInputElement>(place, 'input')
  const output = inside(element, 'output')
  const { type } = element.dataset
  const isLate = type === 'onrelease'
  const reading = (): void => {
    if (output !== null) output.textContent = input.value
    input.style.setProperty('--part', String(part(input)))
  }
  const hold = new HoldOff(isLate ? quiet.onrelease : quiet.slider, (value) => {
    input.value = String(value)
    reading()
  })
  const send = (): void => {
    link.set(id, input.valueAsNumber)
    hold.touch()
    if (type === 'debug') element.dataset.sent = input.value
  }
  input.addEventListener('pointerdown', () => hold.hold())
  for (const name of ['pointerup', 'pointercancel', 'blur']) input.addEventListener(name, () => hold.release())
  input.addEventListener('input', () => {
    reading()
    if (isLate) hold.touch()
    else send()
  })
  input.addEventListener('change', () => {
    if (isLate) send()
  })
  reading()
  return { show: (value) => hold.offer(value), access: access(place) }
}

const part = ({ value, min, max }: HTMLInputElement): number =>
  (Number(value) - Number(min || 0)) / (Number(max || 100) - Number(min || 0))

export const switchPart: MakePart = (place) => {
  const input = control<HTMLInputElement>(place, 'input')
  const hold = new HoldOff(quiet.switch, (value) => {
    input.checked = value === true
  })
  input.addEventListener('change', () => {
    place.link.set(place.id, input.checked)
    hold.touch()
  })
  return { show: (value) => hold.offer(value), access: access(place) }
}

export const selectPart: MakePart = (place) => {
  const select = control<HTMLSelectElement>(place, 'select')
  const hold = new HoldOff(quiet.switch, (value) => {
    select.value = JSON.stringify(value)
  })
  select.addEventListener('change', () => {
    if (select.value !== '') place.link.set(place.id, JSON.parse(select.value))
    hold.touch()
  })
  return { show: (value) => hold.offer(value), access: access(place) }
}

/**
 * Text and numbers: what comes from elsewhere waits until the box is left. What Enter sent is done, and an answer to it,
 * such as an empty box or the nearest number that is allowed, is shown at once.
 */
function box(
  place: Place,
  sendOn: 'input' | 'change',
  read: (input: HTMLInputElement) => unknown,
): ReturnType<MakePart> {
  const { id, link } = place
  const input = control<HTMLInputElement>(place, 'input')
  let latest: { readonly value: unknown } | undefined
  let isDirty = false
  let isDone = false
  const settle = (): void => {
    const isInHand = document.activeElement === input && !isDone
    if (latest === undefined || isDirty || isInHand || link.queue.has(id)) return
    input.value = String(latest.value)
    latest = undefined
  }
  input.addEventListener('input', () => {
    isDirty = sendOn === 'change'
    isDone = false
    latest = undefined
  })
  input.addEventListener(sendOn, () => {
    isDirty = false
    isDone = sendOn === 'change'
    const value = read(input)
    if (value !== undefined) link.set(id, value)
    settle()
  })
  // What comes while a box is only looked at must not change under the hands of whoever comes back to it.
  input.addEventListener('blur', () => {
    isDone = false
    settle()
  })
  return {
    show(value) {
      latest = { value }
      settle()
    },
    access: access(place),
  }
}

export const textPart: MakePart = (place) =>
  box(place, place.element.dataset.type === 'onrelease' ? 'change' : 'input', (input) => input.value)

export const numberPart: MakePart = (place) =>
  box(place, 'change', (input) => (Number.isNaN(input.valueAsNumber) ? undefined : input.valueAsNumber))
