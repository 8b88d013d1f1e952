/** Buttons that must not be pushed by accident; the server decides, this shows it. @module */

import { say } from './notices.ts'
import { inside, type MakePart, type Place } from './part.ts'
import { enabling, onPress } from './press.ts'
import { type TextKey, text } from './texts.ts'

const refusals: Readonly<Record<string, TextKey>> = {
  notArmed: 'refusedNotArmed',
  tooLate: 'refusedTooLate',
  tooEarly: 'refusedTooEarly',
}

interface Answers {
  armed(token: string, seconds: number): void
  disarmed(): void
}

/** What the server answers to this page. */
function answers({ element }: Place, { armed, disarmed }: Answers): (value: unknown) => void {
  const hint = inside(element, '.kaithem-hint')
  return (value) => {
    const [word, detail, seconds] = value as [string, string, number]
    if (word === 'armed') armed(detail, seconds)
    else if (word === 'disarmed') disarmed()
    else if (word === 'refused') {
      disarmed()
      const key = refusals[detail] ?? 'refusedNotArmed'
      say(key)
      if (hint !== null) hint.textContent = text(key)
    }
  }
}

const trigger: MakePart = (place) => {
  const { element, id, link } = place
  const arm = inside<HTMLButtonElement>(element, '.kaithem-arm') as HTMLButtonElement
  const push = inside<HTMLButtonElement>(element, '.kaithem-push') as HTMLButtonElement
  let token: string | undefined
  let isOn = true
  let timer: number | undefined
  const show = (): void => {
    const isArmed = token !== undefined
    arm.disabled = !isOn
    push.disabled = !isOn || !isArmed
    arm.setAttribute('aria-pressed', String(isArmed))
    arm.textContent = text(isArmed ? 'disarm' : 'arm')
    element.toggleAttribute('data-armed', isArmed)
  }
  const disarmed = (): void => {
    if (token !== undefined) say('disarmed')
    token = undefined
    clearTimeout(timer)
    show()
  }
  arm.addEventListener('click', () => link.send(id, [token === undefined ? 'arm' : 'disarm']))
  push.addEventListener('click', () => {
    if (token !== undefined) link.send(id, ['pushed', 'released', token])
  })
  show()
  const on = enabling(place, (on) => {
    isOn = on
    if (!on) token = undefined
    show()
  })
  const armed = (given: string, seconds: number): void => {
    token = given
    clearTimeout(timer)
    timer = setTimeout(disarmed, seconds * 1000)
    element.style.setProperty('--seconds', `${seconds}s`)
    say('armed')
    show()
  }
  return { show: answers(place, { armed, disarmed }), ...on }
}

const hold: MakePart = (place) => {
  const { element, id, link } = place
  const button = inside<HTMLButtonElement>(element, 'button') as HTMLButtonElement
  const hint = inside(element, '.kaithem-hint')
  const ms = Number(element.dataset.hold) * 1000
  let isDown = false
  let timer: number | undefined
  element.style.setProperty('--seconds', `${ms / 1000}s`)
  const stop = (): void => {
    isDown = false
    clearTimeout(timer)
    element.removeAttribute('data-holding')
  }
  const begin = (): void => {
    isDown = true
    if (hint !== null) hint.textContent = text('hold')
    link.send(id, ['arm'])
  }
  const end = (): void => {
    if (!isDown) return
    stop()
    link.send(id, ['disarm'])
  }
  // The time counts from the server's answer, so that it is never too short there.
  const armed = (token: string): void => {
    if (!isDown) return
    clearTimeout(timer)
    element.toggleAttribute('data-holding', true)
    timer = setTimeout(() => {
      stop()
      link.send(id, ['pushed', 'released', token])
      say('sent')
      if (hint !== null) hint.textContent = text('sent')
    }, ms)
  }
  onPress(button, begin, end)
  const on = enabling(place, (isOn) => {
    button.disabled = !isOn
    if (!isOn) stop()
  })
  return { show: answers(place, { armed, disarmed: stop }), ...on }
}

/** Slides that are faster than the network: their end waits so long after the server's answer (ms). */
const shortestSlide = 220

const slide: MakePart = (place) => {
  const { element, id, link } = place
  const input = inside<HTMLInputElement>(element, 'input') as HTMLInputElement
  const hint = inside(element, '.kaithem-hint')
  let token: string | undefined
  let armedAt = 0
  let isArming = false
  let positions: number[] = []
  const reset = (): void => {
    token = undefined
    isArming = false
    positions = []
    input.value = '0'
    input.style.setProperty('--part', '0')
  }
  const arm = (): void => {
    if (isArming) return
    isArming = true
    link.send(id, ['arm'])
  }
  const flush = (): void => {
    if (token === undefined) return
    for (const position of positions.splice(0)) link.send(id, ['at', token, position])
  }
  const finish = (): void => {
    const given = token
    if (given === undefined) return
    flush()
    setTimeout(
      () => {
        link.send(id, ['pushed', 'released', given])
        if (hint !== null) hint.textContent = text('sent')
        say('sent')
        reset()
      },
      Math.max(0, shortestSlide - (performance.now() - armedAt)),
    )
  }
  let isFinished = false
  input.addEventListener('pointerdown', arm)
  input.addEventListener('input', () => {
    arm()
    isFinished = false
    if (hint !== null) hint.textContent = text('slide')
    input.style.setProperty('--part', String(input.valueAsNumber / 100))
    positions.push(input.valueAsNumber / 100)
    flush()
  })
  const ended = (): void => {
    if (input.valueAsNumber >= 95) {
      isFinished = true
      finish()
    } else if (isArming) {
      link.send(id, ['disarm'])
      reset()
    }
  }
  input.addEventListener('pointerup', ended)
  input.addEventListener('pointercancel', ended)
  input.addEventListener('keyup', () => {
    if (input.valueAsNumber >= 95) ended()
  })
  input.addEventListener('blur', () => {
    if (isArming && !isFinished) ended()
  })
  const armed = (given: string): void => {
    if (!isArming) return
    token = given
    armedAt = performance.now()
    flush()
    if (isFinished) finish()
  }
  const on = enabling(place, (isOn) => {
    input.disabled = !isOn
    if (!isOn) reset()
  })
  return { show: answers(place, { armed, disarmed: reset }), ...on }
}

export const guardParts: Readonly<Record<string, MakePart>> = { trigger, hold, slide }
