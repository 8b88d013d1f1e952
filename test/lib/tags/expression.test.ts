import { describe, expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

describe('expression tags', () => {
  it('follow the tags they mention, at once', () => {
    const { tags } = createRig()
    const tag = tags.get("=tv('/a') + 7")
    const seen: number[] = []
    tag.subscribe((value) => seen.push(value))
    tags.get('a').value = 3
    tags.get('a').value = 4
    expect([seen, tag.value, tag.currentSource, tag.writable]).toEqual([[10, 11], 11, 'ExpressionTag', false])
    expect(tag.claims()[0]).toMatchObject({ name: 'ExpressionTag', priority: 98, owner: 'root' })
  })

  it.each([
    ["=tv('/a') + 1", 6],
    ['=1', 1],
    ['=  1 + 1', 2],
    ["=tv('/a') > 4 and not False", 1],
    ["=not tv('/a') == 4", 1],
    ['=math.floor(math.pi) + math.sqrt(4)', 5],
    ["=tv('a') ? 2 : 3", 2],
    ["=re.match('x+', 'xxy')[0].length", 2],
    ["=stv('/s') == 'ok' ? 1 : 0", 1],
    ['=time.time()', 1000],
    ['=random.random() < 1', 1],
    ["=kaithem.tags['/a'].value", 5],
    ['=[1,2,3].length', 3],
    ['=tv("=tv(\'/a\')+10")*2', 30],
    ['=typeof process + typeof require + typeof globalThis == "undefinedundefinedundefined"', 1],
    ['=typeof fetch + typeof setTimeout + typeof console == "undefinedundefinedundefined"', 1],
  ])('%s', (name, expected) => {
    const { tags } = createRig()
    tags.get('a').value = 5
    tags.StringTag('s').value = 'ok'
    expect(tags.get(name).value).toBe(expected)
  })

  it('can be texts', () => {
    const { tags } = createRig()
    const tag = tags.StringTag("=stv('/a') + '!'")
    tags.StringTag('a').value = 'hi'
    expect(tag.value).toBe('hi!')
  })

  it.each(['=1 +', '=)', '=a b', '=1; 2', '=return 1', '=tv(', '=1 // 2'])(
    '%s is refused and leaves nothing',
    (name) => {
      const { tags, registry, posted } = createRig()
      expect(codeOf(() => tags.get(name))).toBe('KAITHEM_EXPRESSION')
      expect([registry.points.size, posted]).toEqual([0, []])
    },
  )

  it('keep the last good value when they fail, and say so once', () => {
    const { tags, codes, reports } = createRig()
    const tag = tags.ObjectTag("=tv('/a') > 5 ? null.x : tv('/a')")
    tags.get('a').value = 3
    tags.get('a').value = 9
    expect([tag.value, tag.value]).toEqual([3, 3])
    expect(codes()).toEqual(['KAITHEM_EXPRESSION'])
    expect(String(reports[0]?.error)).toContain("tv('/a')")
    tags.get('a').value = 4
    expect(tag.value).toBe(4)
  })

  it('keep 0 when tv() meets a text tag or an illegal name', () => {
    const { tags, codes } = createRig()
    tags.StringTag('s').value = 'x'
    expect([tags.get("=tv('/s')").value, tags.get("=tv('a?')").value]).toEqual([0, 0])
    expect(codes()).toEqual(['KAITHEM_TYPE', 'KAITHEM_NAME'])
  })

  it('are evaluated for a change even within their interval', () => {
    const { tags } = createRig()
    const tag = tags.get("=tv('/a') + time.time() * 0")
    tag.interval = 60
    const seen: number[] = []
    tag.subscribe((value) => seen.push(value))
    tags.get('a').value = 1
    tags.get('a').value = 2
    expect(seen).toEqual([1, 2])
  })

  it('that use more than tags are evaluated at every read, others only when a tag changes', () => {
    const { tags, registry } = createRig()
    let reads = 0
    tags.get('src').value = () => ++reads
    const volatile = tags.get("=tv('/src') * 10")
    const before = volatile.value
    expect(volatile.value).toBe(before + 10)
    tags.get('src').value = 1
    expect(volatile.value).toBe(10)
    expect(registry.find("=tv('/src') * 10")?.volatile).toBe(false)
  })

  it('see the names of evalContext, added at any time', () => {
    const { tags, codes } = createRig()
    const tag = tags.get('=factor * 2')
    expect([tag.value, codes()]).toEqual([0, ['KAITHEM_EXPRESSION']])
    tag.evalContext = { factor: 4, 'bad name': 1, class: 2 }
    expect(tag.value).toBe(8)
    tag.evalContext = { factor: 5 }
    expect(tag.value).toBe(10)
  })

  it('see their tag, its value, time and annotation', () => {
    const { tags } = createRig()
    const tag = tags.ObjectTag('=[tag.name, timestamp, annotation]')
    expect(tag.value).toEqual(['=[tag.name, timestamp, annotation]', 1000, null])
  })

  it('are too long at some point', () => {
    const { tags } = createRig()
    const set = (): void => tags.get('a').set_config_data({ overrideValue: `=${'1+'.repeat(5000)}1` })
    expect(codeOf(set)).toBe('KAITHEM_EXPRESSION')
  })
})

describe('rings', () => {
  it('are named, keep the value, and stop nothing else', () => {
    const { tags, reports, codes } = createRig()
    tags.get('z').value = 1
    tags.get('x').set_config_data({ overrideValue: "=tv('/y') + tv('/z')" })
    tags.get('y').set_config_data({ overrideValue: "=tv('/x') + 1" })
    expect(codes()).toEqual(['KAITHEM_CYCLE'])
    expect(reports[0]?.error).toMatchObject({ data: { chain: ['/y', '/x', '/y'] } })
    tags.get('z').value = 5
    expect([tags.get('x').value, tags.get('y').value, codes().length]).toEqual([5, 0, 1])
  })

  it('of one tag are found as well', () => {
    const { tags, codes } = createRig()
    tags.get('x').set_config_data({ overrideValue: "=tv('/x') + 1" })
    expect([tags.get('x').value, codes()]).toEqual([0, ['KAITHEM_CYCLE']])
  })

  it('can be opened again', () => {
    const { tags } = createRig()
    tags.get('x').set_config_data({ overrideValue: "=tv('/y') + 1" })
    tags.get('y').set_config_data({ overrideValue: "=tv('/x') + 1" })
    tags.get('x').set_config_data(null)
    tags.get('x').value = 4
    expect(tags.get('y').value).toBe(5)
  })

  it('through a subscriber stop after a while', () => {
    const { tags, codes } = createRig()
    const tag = tags.get("=tv('/a') + 1")
    tag.subscribe((value) => {
      tags.get('a').value = value
    })
    tags.get('a').value = 1
    expect(codes()).toEqual(['KAITHEM_LOOP'])
  })
})

describe('chains of a thousand tags', () => {
  const link = (index: number): string => `=tv('/c${index - 1}') + 1`

  it.each(['forwards', 'backwards'])('made %s work without a deep stack', (direction) => {
    const { tags, codes } = createRig()
    for (let step = 1; step < 1000; step++) {
      const index = direction === 'forwards' ? step : 1000 - step
      tags.get(`c${index}`).set_config_data({ overrideValue: link(index) })
    }
    let last = 0
    tags.get('c999').subscribe((value) => {
      last = value
    })
    tags.get('c0').value = 10
    expect([tags.get('c999').value, last, codes()]).toEqual([1009, 1009, []])
  })

  it('of getters end in a coded error instead of a stack overflow', () => {
    const { tags, codes } = createRig()
    for (let index = 1; index < 1000; index++) {
      const before = tags.get(`g${index - 1}`)
      tags.get(`g${index}`).value = () => before.value + 1
    }
    expect(typeof tags.get('g999').value).toBe('number')
    expect(new Set(codes())).toEqual(new Set(['KAITHEM_LOOP']))
  })
})

describe('deleting a tag that an expression mentions', () => {
  it('starts it from scratch', () => {
    const { tags, registry } = createRig()
    const tag = tags.get("=tv('/a') + 1")
    tags.get('a').value = 5
    const old = tags.get('a')
    tags.delete('a')
    expect([tag.value, old.closed]).toEqual([1, true])
    tags.get('a').value = 7
    expect(tag.value).toBe(8)
    tags.delete("=tv('/a') + 1")
    expect(registry.find('a')?.dependents).toBeUndefined()
  })
})
