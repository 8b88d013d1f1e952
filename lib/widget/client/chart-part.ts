/** Charts: drawn by the server, kept going here. @module */

import { axisText, type ChartPoint, chartPath, chartScale } from '../chart-path.ts'
import { inside, type MakePart } from './part.ts'

const given = (value: string | undefined): number | null => (value === undefined ? null : Number(value))
const shown = (value: number): string => String(Math.round(value * 1000) / 1000)

export const chartPart: MakePart = ({ element, link }) => {
  const seconds = Number(element.dataset.seconds)
  const min = given(element.dataset.min)
  const max = given(element.dataset.max)
  const line = inside(element, '.kaithem-line')
  const area = inside(element, '.kaithem-area')
  const put = (selector: string, text: string): void => {
    const place = inside(element, selector)
    if (place !== null) place.textContent = text
  }
  let points = JSON.parse(element.dataset.points ?? '[]') as ChartPoint[]

  const draw = (): void => {
    if (!element.isConnected) {
      clearInterval(timer)
      return
    }
    if (document.visibilityState !== 'visible') return
    const now = link.now / 1000
    const start = now - seconds
    const old = points.findLastIndex(([time]) => time <= start)
    if (old > 0) points = points.slice(old)
    const [low, high] = chartScale(points, min, max)
    const frame = { now, seconds, min: low, max: high }
    line?.setAttribute('d', chartPath(points, frame))
    area?.setAttribute('d', chartPath(points, frame, true))
    put('.kaithem-low', axisText(low))
    put('.kaithem-high', axisText(high))
    const latest = points.at(-1)
    if (latest !== undefined) put('.kaithem-text', shown(latest[1]))
  }
  // As often as it moves by a part of a pixel, but not in vain.
  const timer = setInterval(draw, Math.max(250, (seconds * 1000) / 600))
  return {
    show(value) {
      if (Array.isArray(value)) points.push(value as unknown as ChartPoint)
      else points = [...(value as { points: ChartPoint[] }).points]
      draw()
    },
  }
}
