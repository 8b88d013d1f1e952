/** A statechart given as XState v5 JSON: read and checked before XState sees it, so that errors say where they are. @module */

import type { Issue } from '../_config/issues.ts'
import {
  type ChartNode,
  deepestChart,
  entriesOf,
  isNode,
  listed,
  type Place,
  placesOf,
  resolveTarget,
  topStates,
} from './chart-parts.ts'

/** Longest text that is taken as a statechart. */
export const longestChart = 200_000

/** The statechart of a text, or what is wrong with it. */
export function readChart(text: string): { readonly chart: ChartNode; readonly issues: Issue[] } {
  if (text.trim() === '') return failed('chartMissing', 'The statechart is missing.')
  if (text.length > longestChart) {
    return failed('chartLong', `The statechart is longer than ${longestChart} characters.`, { max: longestChart })
  }
  let chart: unknown
  try {
    chart = JSON.parse(text)
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    return failed('chartJson', `The statechart is not JSON: ${problem}`, { problem })
  }
  if (!isNode(chart)) return failed('chartShape', 'The statechart must be a JSON object with "states".')
  return { chart, issues: checkChart(chart) }
}

function failed(reason: string, message: string, data = {}): { chart: ChartNode; issues: Issue[] } {
  return { chart: {}, issues: [{ property: 'chart', code: 'KAITHEM_VALUE', reason, message, data }] }
}

/** Collects what XState would refuse. */
function checkChart(chart: ChartNode): Issue[] {
  const issues: Issue[] = []
  const add = (reason: string, message: string, data = {}): void => {
    issues.push({ property: 'chart', code: 'KAITHEM_VALUE', reason, message, data })
  }
  if (topStates(chart).length === 0) {
    add('chartStates', 'The statechart has no "states".')
    return issues
  }
  const places = placesOf(chart)
  for (const { path, node } of places) checkStates(node, path, add)
  for (const { path, node } of places) checkTargets(path, node, places, add)
  return issues
}

type Add = (reason: string, message: string, data?: Readonly<Record<string, unknown>>) => void

function checkStates(node: ChartNode, path: readonly string[], add: Add): void {
  if (node.states === undefined) return
  const where = path.join('.') || '*'
  if (!isNode(node.states)) {
    add('chartStatesShape', `"states" of ${where} must be an object.`, { where })
    return
  }
  if (path.length >= deepestChart) {
    add('chartDeep', `The statechart is nested deeper than ${deepestChart} states.`, { max: deepestChart })
    return
  }
  for (const [name, child] of Object.entries(node.states)) {
    const state = [...path, name].join('.')
    if (!isNode(child)) add('chartState', `The state ${state} must be an object.`, { state })
  }
  const names = Object.keys(node.states)
  if (node.type !== 'parallel' && names.length > 0) checkInitial(node, names, where, add)
}

function checkInitial(node: ChartNode, names: readonly string[], where: string, add: Add): void {
  const initial = isNode(node.initial) ? node.initial.target : node.initial
  const state = String(initial)
  if (initial === undefined) add('chartInitial', `"initial" of ${where} is missing.`, { where })
  else if (typeof initial !== 'string' || !names.includes(initial.split('.')[0] ?? '')) {
    add('chartInitialUnknown', `"initial" of ${where}: there is no state '${state}'.`, { where, state })
  }
}

function checkTargets(path: readonly string[], node: ChartNode, places: readonly Place[], add: Add): void {
  const all = [...entriesOf(node.on), ...entriesOf(node.after)].flatMap(([, value]) => listed(value))
  for (const transition of [...all, ...listed(node.always), ...listed(node.onDone)]) {
    for (const target of listed(isNode(transition) ? transition.target : transition)) {
      if (typeof target === 'string' && resolveTarget(path, target, places) !== undefined) continue
      const where = path.join('.') || '*'
      const state = String(target)
      add('chartTarget', `${where} leads to '${state}', which does not exist.`, { where, state })
    }
  }
}
