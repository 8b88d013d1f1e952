import { expect, it } from 'vitest'
import type { EditorNode } from '../../../nodes/_editor/host.ts'
import { fieldHint, fieldTitle, typeDescription } from '../../../nodes/device/texts.editor.ts'

const catalogue: Record<string, string> = {
  'kaithem-device.field.A.url': 'Adresse',
  'kaithem-device.hint.A.url': 'Wo es ist',
  'kaithem-device.type.A': 'Ein A',
}
const node = { _: (key: string) => catalogue[key] ?? key } as unknown as EditorNode

it('translates what the catalogue has; other types speak for themselves', () => {
  expect([fieldTitle(node, 'A', 'url', 'URL'), fieldTitle(node, 'B', 'url', 'URL')]).toEqual(['Adresse', 'URL'])
  expect([fieldHint(node, 'A', 'url', ''), fieldHint(node, 'A', 'x', 'hint')]).toEqual(['Wo es ist', 'hint'])
  expect([typeDescription(node, 'A', ''), typeDescription(node, 'B', 'a B')]).toEqual(['Ein A', 'a B'])
})
