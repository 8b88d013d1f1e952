import { expect, test } from 'vitest'
import { codeOf, createRig } from './support.ts'

test('each entry is sent alone; a new subscriber gets those that are kept', async () => {
  const { kaithem, clock, connect } = createRig()
  const seen: unknown[] = []
  const log = kaithem.widget.ScrollBox(2, { id: 'log' })
  log.attach((_user, value) => seen.push(value))
  const ann = connect()
  ann.subscribe('log')
  ann.take()
  for (const line of ['<1>', kaithem.widget.html`<b>2</b>`, '3']) log.write(line)
  await clock.advance(0)
  expect(ann.take()).toEqual([
    ['log', '&lt;1&gt;'],
    ['log', '<b>2</b>'],
    ['log', '3'],
  ])
  const bob = connect('bob')
  bob.subscribe('log')
  expect(bob.take()).toEqual([['log', ['<b>2</b>', '3']]])
  expect([seen.length, seen[0], seen[2]]).toEqual([3, '<1>', '3'])
  log.write('quiet', false)
  await clock.advance(0)
  expect(ann.take()).toEqual([])
})

test('whoever comes back with all of it gets nothing again', async () => {
  const { kaithem, clock, connect } = createRig()
  const log = kaithem.widget.ScrollBox({ id: 'log' })
  const ann = connect()
  ann.subscribe(['log', 0])
  log.write('one')
  await clock.advance(0)
  const version = ann.take().at(-1)?.[2] ?? 0
  const again = connect()
  again.subscribe(['log', version])
  expect(again.take().map(([id]) => id)).toEqual(['__ACCESS__'])
})

test('whoever comes back gets what was missed alone, or all of it where some of that is gone', async () => {
  const { kaithem, connect } = createRig()
  const log = kaithem.widget.ScrollBox(3, { id: 'log' })
  const versions: number[] = []
  for (const line of ['1', '2', '3', '4', '5']) {
    const [, version = ''] = /data-version="(\d+)"/.exec(String(log.render())) ?? []
    versions.push(Number(version))
    log.write(line)
  }
  const missed = (version: number): unknown[] => {
    const client = connect()
    client.subscribe(['log', version])
    const entries = client.take().filter(([id]) => id === 'log')
    expect(entries.every(([, , latest]) => typeof latest === 'number')).toBe(true)
    client.closed()
    return entries.map(([, value]) => value)
  }
  expect(versions.map(missed)).toEqual([[['3', '4', '5']], [['3', '4', '5']], ['3', '4', '5'], ['4', '5'], ['5']])
  expect([missed(0), missed(1e18)]).toEqual([[['3', '4', '5']], [['3', '4', '5']]])
  log.dispose()
  kaithem.widget.ScrollBox({ id: 'log' }).write('new')
  expect(missed(versions[4] ?? 0)).toEqual([['new']])
})

test('rendered, the entries are there; a length is above 0', () => {
  const { kaithem } = createRig()
  const log = kaithem.widget.ScrollingWindow(3)
  log.write('<i>')
  const text = String(log.render('big', 'height: 3em'))
  expect(text).toContain('<div>&lt;i&gt;</div>')
  expect(text).toContain('data-style="height: 3em"')
  expect(codeOf(() => kaithem.widget.ScrollBox(0))).toBe('KAITHEM_VALUE')
})
