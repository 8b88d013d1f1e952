// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates
import { expect, it } from 'vitest'
import { codePlaces } from '../../../nodes/page/text-editor.editor.ts'

const places = (text: string): string[] => codePlaces(text).map(({ start, end }) => text.slice(start, end))

it('code in the text of a page is found', () => {
  const text = [
    '<h1>${a.b({ x: 1 })}</h1> 100 % sure',
    '  % if x > 1:',
    '%% no code',
    '## a comment',
    '<%! let y = "%" %><% y++',
    'z() %>',
    '<%include file="x"/></%def>',
    '% endif',
  ].join('\n')
  expect(places(text)).toEqual([
    '${a.b({ x: 1 })}',
    '  % if x > 1:',
    '## a comment',
    '<%! let y = "%" %>',
    '<% y++\nz() %>',
    '<%include file="x"/>',
    '</%def>',
    '% endif',
  ])
})
