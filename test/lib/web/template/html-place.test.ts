import { expect, it } from 'vitest'
import { HtmlPlaces } from '../../../../lib/web/template/html-place.ts'

it.each([
  ['', 'text'],
  ['<p>', 'text'],
  ['a < b', 'text'],
  ['<p ', 'tag'],
  ['<p title="', 'quoted'],
  ['<p title=\'a"', 'quoted'],
  ['<p title="a>b" ', 'tag'],
  ['<p title=', 'unquoted'],
  ['<p title=a', 'unquoted'],
  ['<p title=a ', 'tag'],
  ['<p title=a>', 'text'],
  ['<p a=>', 'text'],
  ['<!-- <script>', 'comment'],
  ['<!-- --><b', 'tag'],
  ['<script>', 'script'],
  ['<SCRIPT type="x">', 'script'],
  ['<script>a = "</b>', 'script'],
  ['<script>`', 'backticks'],
  ['<script>"`', 'script'],
  ["<script>'`\n`", 'backticks'],
  ['<script>`\\`', 'backticks'],
  ['<script>`a` + ', 'script'],
  ['<script>// `\n', 'script'],
  ['<script>// </script>', 'text'],
  ['<script>`</script>', 'text'],
  ['<script></script><p>`', 'text'],
  ['<style>', 'style'],
  ['<style></STYLE>', 'text'],
  ['</script', 'tag'],
])('%j ends in %s', (text, place) => {
  const whole = new HtmlPlaces()
  whole.feed(text)
  expect(whole.place).toBe(place)
})

it('a value after = is an attribute without quotes', () => {
  const places = new HtmlPlaces()
  places.feed('<p title=')
  places.value()
  places.feed('"')
  expect(places.place).toBe('unquoted')
})
