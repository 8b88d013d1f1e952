/** Draws a state machine as SVG, and keeps the drawing in step with a running machine. @module */

import {
  anyBox,
  type Box,
  type DiagramGraph,
  type DiagramLayout,
  layoutDiagram,
  lineHeight,
  type Measure,
  type Path,
  shorten,
  type TimerLabel,
} from './diagram-layout.ts'
import { loopPath, smoothPath } from './diagram-path.ts'
import { addDiagramStyles } from './diagram-styles.ts'

/** What a diagram says in the user's language. */
export interface DiagramTexts {
  /** The dashed box of rules that hold everywhere. */
  readonly any: string
  /** Shown, and read out, in place of a machine without states. */
  readonly empty: string
  /** Text alternative of the picture. */
  readonly alternative: string
  readonly timer: TimerLabel
}

/** What moves in a diagram. */
export interface DiagramMarks {
  /** The states it is in. */
  readonly current: readonly string[]
  /** A second line in the box of the current state: its age or the rest of its timer. */
  readonly note: string
  /** The last transition. */
  readonly from?: string | undefined
}

/** A drawing in a page. */
export interface Diagram {
  /** Draws the graph; does nothing if it is the one that is shown. */
  draw(graph: DiagramGraph, texts: DiagramTexts): void
  mark(marks: DiagramMarks): void
}

const SVG = 'http://www.w3.org/2000/svg'

/** Makes an empty diagram in `container`. */
export function createDiagram(container: JQuery): Diagram {
  addDiagramStyles()
  // A scrolling area must be reachable by keyboard.
  container.addClass('kaithem-diagram').attr('tabindex', '0')
  let shown = ''
  let boxes = new Map<string, SVGElement>()
  let arrows: Array<{ from: string; to: string; element: SVGElement }> = []
  return {
    draw(graph, texts) {
      const key = JSON.stringify([graph.start, graph.states, graph.rules, texts])
      if (key === shown) return
      shown = key
      boxes = new Map()
      arrows = []
      container.empty()
      if (graph.states.length === 0) {
        container.append($('<p class="kaithem-diagram-empty"></p>').text(texts.empty))
        return
      }
      const plan = layoutDiagram(graph, createMeasure(texts), texts.timer)
      const svg = frame(plan, texts.alternative)
      for (const box of plan.boxes.filter(({ role }) => role === 'group')) svg.append(drawBox(box, ''))
      for (const path of plan.paths) {
        const element = drawPath(path, plan)
        arrows.push({ from: path.from, to: path.to, element })
        svg.append(element)
      }
      for (const path of plan.paths) svg.append(drawLabels(path))
      for (const box of plan.boxes.filter(({ role }) => role !== 'group')) {
        const element = drawBox(box, box.role === 'any' ? texts.any : box.name)
        boxes.set(box.name, element)
        svg.append(element)
      }
      container.append($(svg))
    },
    mark({ current, note, from }) {
      for (const [name, element] of boxes) {
        const isCurrent = current.includes(name)
        element.classList.toggle('current', isCurrent)
        const line = element.querySelector('.note')
        if (line !== null) line.textContent = isCurrent ? note : ''
      }
      for (const arrow of arrows) {
        const isRecent =
          from !== undefined && current.includes(arrow.to) && (arrow.from === from || arrow.from === anyBox)
        arrow.element.classList.toggle('recent', isRecent)
      }
    },
  }
}

/** Widths of texts as the browser draws them. */
function createMeasure(texts: DiagramTexts): Measure {
  const style = getComputedStyle(document.body)
  const family = style.fontFamily
  const code = style.getPropertyValue('--red-ui-monospace-font') || 'monospace'
  const context = document.createElement('canvas').getContext('2d')
  return (text, role) => {
    const [last = ''] = role === 'state' ? text.split('.').reverse() : [text]
    const label = last === anyBox ? texts.any : last
    if (context === null) return label.length * 8
    context.font = { state: `600 13px ${family}`, label: `italic 12px ${family}`, code: `11px ${code}` }[role]
    return context.measureText(label).width
  }
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  if (text !== undefined) made.textContent = text
  return made
}

function frame({ width, height }: DiagramLayout, alternative: string): SVGElement {
  const size = { width, height, viewBox: `0 0 ${width} ${height}` }
  const svg = element('svg', { ...size, role: 'img', 'aria-label': alternative })
  const marker = { id: 'kaithem-arrowhead', viewBox: '0 0 10 10', refX: 9, refY: 5, orient: 'auto-start-reverse' }
  const head = element('marker', { ...marker, markerWidth: 9, markerHeight: 9, markerUnits: 'userSpaceOnUse' })
  head.append(element('path', { d: 'M0 0L10 5L0 10z' }))
  svg.append(head)
  return svg
}

function drawBox({ role, x, y, width, height }: Box, label: string): SVGElement {
  const group = element('g', { class: `box ${role}` })
  if (role === 'start') {
    group.append(element('circle', { class: 'dot', cx: x, cy: y, r: width / 2 }))
    return group
  }
  const corner = { x: x - width / 2, y: y - height / 2, width, height, rx: 8 }
  group.append(element('rect', corner))
  if (role === 'group') return group
  const [last = ''] = label.split('.').reverse()
  group.append(element('text', { class: 'name', x, y: y + 4 }, last))
  if (role === 'state') group.append(element('text', { class: 'note', x, y: y + 14 }))
  return group
}

function drawPath(path: Path, plan: DiagramLayout): SVGElement {
  const group = element('g', { class: `arrow ${path.kind}` })
  const own = path.from === path.to ? plan.boxes.find(({ name }) => name === path.from) : undefined
  const d = own === undefined ? smoothPath(path.points) : loopPath(own)
  group.append(element('path', { d, 'marker-end': 'url(#kaithem-arrowhead)' }))
  return group
}

/** Above all lines, so that none crosses a text. */
function drawLabels(path: Path): SVGElement {
  const group = element('g', { class: `arrow ${path.kind}` })
  const top = path.y - ((path.labels.length - 1) * lineHeight) / 2 + 4
  path.labels.forEach((label, index) => {
    const text = element('text', { x: path.x, y: top + index * lineHeight }, shorten(label))
    if (shorten(label) !== label) text.append(element('title', {}, label))
    group.append(text)
  })
  return group
}
