/** The standard actions of a device: what a button on a page does with its data points. @module */

import { KaithemError, valueText } from '../errors.ts'
import type { PointSet } from './points.ts'
import { nextTrigger } from './trigger.ts'

/** What can be done to a device without knowing its driver. */
export interface DeviceActions {
  /** Turns a switch over (default point `switch`). @throws KAITHEM_KEY */
  toggle(point?: string): void
  /** Sets a point. @throws KAITHEM_KEY */
  set(point: string, value: unknown): void
  /**
   * Sets a colour point (default `color`) to a colour times a brightness.
   *
   * @param luma 0 (off) to 1
   * @param color `#rrggbb` (default: the colour it had before it was dimmed, white at first)
   * @throws KAITHEM_KEY, KAITHEM_VALUE
   */
  dim(luma: number, color?: string | null, point?: string): void
  /** Counts a trigger up (default point `trigger`). @throws KAITHEM_KEY */
  trigger(point?: string): void
}

/** `#fff` or `#ffffff` (an alpha part is ignored) as three numbers. */
function readColor(text: unknown): readonly number[] | undefined {
  const hex = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(valueText(text).trim())?.[1]
  if (hex === undefined) return undefined
  const size = hex.length < 6 ? 1 : 2
  return [0, 1, 2].map((part) => {
    const digits = hex.slice(part * size, part * size + size)
    return Number.parseInt(size === 1 ? digits + digits : digits, 16)
  })
}

/** A colour times a brightness. @throws KAITHEM_VALUE */
export function scaleColor(color: unknown, luma: number): string {
  const parts = readColor(color)
  if (parts === undefined) {
    throw new KaithemError('KAITHEM_VALUE', `${JSON.stringify(valueText(color))} is not a colour; write #rrggbb`, {})
  }
  if (typeof luma !== 'number' || !(luma >= 0 && luma <= 1)) {
    throw new KaithemError('KAITHEM_VALUE', `The brightness is a number from 0 to 1, not ${valueText(luma)}`, {})
  }
  const hex = (part: number): string =>
    Math.round(part * luma)
      .toString(16)
      .padStart(2, '0')
  return `#${parts.map(hex).join('')}`
}

export function createActions(points: PointSet): DeviceActions {
  /** The colours that dimming began with, by point, and what it made of them. */
  const dimmed = new Map<string, { readonly full: string; readonly shown: string }>()
  return {
    toggle: (point = 'switch') => points.set(point, points.need(point).tag.value ? 0 : 1),
    set: (point, value) => points.set(point, value),
    dim: (luma, color, point = 'color') => {
      const now = valueText(points.need(point).tag.value)
      const before = dimmed.get(point)
      const kept = before?.shown === now ? before.full : now
      const full = color ?? (readColor(kept) === undefined ? '#ffffff' : kept)
      const shown = scaleColor(full, luma)
      dimmed.set(point, { full, shown })
      points.set(point, shown)
    },
    trigger: (point = 'trigger') => points.set(point, nextTrigger(points.need(point).tag.value)),
  }
}
