import { describe, expect, test } from 'vitest'
import { shellSwitch } from '../../../nodes/kaithem/shell-switch.ts'

describe('shellSwitch', () => {
  test.each([
    [{}, true],
    [{ kaithem: {}, nodesExcludes: ['10-mqtt.js'] }, true],
    [{ kaithem: { allowShell: true } }, true],
  ])('%j allows commands', (settings, allowed) => {
    expect(shellSwitch({ settings }, true)).toBe(allowed)
  })

  test.each([
    [{ kaithem: { allowShell: false } }, true, 'allowShell: false'],
    [{ nodesExcludes: ['90-exec.js'] }, true, 'nodesExcludes'],
    [{ kaithem: { allowShell: true }, nodesExcludes: ['90-exec.js'] }, true, 'nodesExcludes'],
    [{ kaithem: { allowShell: true } }, false, 'settings node'],
  ])('%j, node %s: names %s', (settings, node, text) => {
    expect(shellSwitch({ settings }, node)).toContain(text)
  })
})
