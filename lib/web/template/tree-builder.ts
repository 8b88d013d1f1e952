/** Puts the pieces of a template into each other, and refuses what does not fit. @module */

import type { ControlLine } from './control.ts'
import { refuse } from './error.ts'
import { noFacts } from './facts.ts'
import type { Source } from './source.ts'
import type { AttributeReader, Tag } from './tags.ts'
import type {
  CallNode,
  ControlNode,
  NamespaceNode,
  PageOptions,
  Piece,
  TemplateNode,
  TemplateTree,
  Warning,
} from './tree.ts'

/** Something open: the template itself, a tag, or a control structure. */
interface Frame {
  readonly what: 'root' | 'tag' | 'control'
  readonly name: string
  readonly at: number
  children: TemplateNode[]
  readonly control?: ControlNode
  readonly isNamedBlock?: boolean
  /** Runs when the tag is closed. */
  readonly close?: () => void
}

/** Keywords of a control structure that may follow one of its branches. */
const followers: Readonly<Record<string, readonly string[]>> = {
  if: ['elif', 'else'],
  elif: ['elif', 'else'],
  try: ['catch', 'finally'],
  catch: ['catch', 'finally'],
  switch: ['case', 'default'],
  case: ['case', 'default'],
  default: ['case'],
}

export class TreeBuilder {
  readonly modules: Piece[] = []
  private readonly source: Source
  private readonly attributes: AttributeReader
  private readonly namespaces: NamespaceNode[] = []
  private readonly warnings: Warning[] = []
  private readonly names = new Map<string, string>()
  private readonly children: TemplateNode[] = []
  private readonly frames: Frame[] = [{ what: 'root', name: '', at: 0, children: this.children }]
  private inherit: Piece | undefined
  private readonly page: PageOptions = {
    parameters: undefined,
    expressionFilters: undefined,
    plainLoop: false,
    options: {
      filters: undefined,
      buffered: false,
      cached: false,
      cacheKey: undefined,
      cacheTimeout: undefined,
      decorator: undefined,
    },
  }

  constructor(source: Source, attributes: AttributeReader) {
    this.source = source
    this.attributes = attributes
  }

  private get frame(): Frame {
    return this.frames[this.frames.length - 1] as Frame
  }

  /** True where `break` finds a loop of the same part of the template. */
  get inLoop(): boolean {
    for (let i = this.frames.length - 1; i > 0; i--) {
      const { what, name } = this.frames[i] as Frame
      if (what === 'tag') return false
      if (name === 'for' || name === 'while') return true
    }
    return false
  }

  text(text: string): void {
    const { control } = this.frame
    const isBeforeCase = control?.keyword === 'switch' && control.branches.length === 1
    if (isBeforeCase) {
      if (text.trim() === '') return
      refuse(this.source, this.frame.at, 'Text cannot stand between % switch and its first % case')
    }
    const last = this.frame.children.at(-1)
    if (last?.kind === 'text')
      this.frame.children[this.frame.children.length - 1] = { kind: 'text', text: last.text + text }
    else this.frame.children.push({ kind: 'text', text })
  }

  add(node: TemplateNode): void {
    const { control } = this.frame
    if (control?.keyword === 'switch' && control.branches.length === 1) {
      refuse(this.source, this.frame.at, 'Nothing can stand between % switch and its first % case')
    }
    this.frame.children.push(node)
  }

  warn(at: number, message: string): void {
    this.warnings.push({ ...this.source.position(at), message })
  }

  control(line: ControlLine, deepest: number): void {
    if (line.kind === 'end') {
      this.endControl(line.keyword)
      return
    }
    const { keyword, branch } = line
    if (line.kind === 'start') {
      const node: ControlNode = { kind: 'control', keyword, at: branch.at, branches: [branch] }
      this.add(node)
      this.push({ what: 'control', name: keyword, at: branch.at, children: branch.children, control: node }, deepest)
      return
    }
    const { control, what } = this.frame
    const last = control?.branches.at(-1)
    if (what !== 'control' || control?.keyword !== keyword || last === undefined) {
      refuse(this.source, branch.at, `% ${branch.keyword} has no % ${keyword} to belong to`)
      return
    }
    if (followers[last.keyword]?.includes(branch.keyword) !== true) {
      refuse(this.source, branch.at, `% ${branch.keyword} cannot follow % ${last.keyword}`)
    }
    if (branch.keyword === 'default' && control.branches.some((entry) => entry.keyword === 'default')) {
      refuse(this.source, branch.at, '% default stands twice in this % switch')
    }
    control.branches.push(branch)
    this.frame.children = branch.children
  }

  private endControl(keyword: string): void {
    const { what, name, at, control } = this.frame
    const here = this.endAt
    if (what !== 'control') {
      refuse(this.source, here, `% end${keyword} has nothing to end${what === 'tag' ? ` inside <%${name}>` : ''}`)
    }
    if (name !== keyword) {
      const line = this.source.position(at).line
      refuse(this.source, here, `% end${keyword} does not match % ${name} of line ${line}`)
    }
    if (name === 'try' && control?.branches.length === 1) {
      refuse(this.source, at, '% try needs % catch or % finally')
    }
    this.frames.pop()
  }

  /** Where the line that is read now begins; for errors about it. */
  endAt = 0

  openTag(tag: Tag, deepest: number): void {
    const parent = this.frames.findLast(({ what }) => what === 'tag')
    if (parent?.name === 'include' || parent?.name === 'inherit' || parent?.name === 'page') {
      refuse(this.source, tag.at, `<%${parent.name}> has no content`)
    }
    const frame = this.frameOf(tag, parent)
    this.push(frame, deepest)
  }

  closeTag(name: string, at: number): void {
    const { what, name: open, at: openAt, close } = this.frame
    if (what === 'root') refuse(this.source, at, `</%${name}> closes nothing: there is no <%${name}> before it`)
    const line = this.source.position(openAt).line
    if (what === 'control') refuse(this.source, at, `% ${open} of line ${line} is not ended before </%${name}>`)
    if (open !== name) refuse(this.source, at, `</%${name}> does not match <%${open}> of line ${line}`)
    this.frames.pop()
    close?.()
  }

  finish(): TemplateTree {
    const { what, name, at } = this.frame
    if (what === 'tag') refuse(this.source, at, `The tag <%${name}> is not closed`)
    if (what === 'control') refuse(this.source, at, `% ${name} is not ended: % end${name} is missing`)
    const { children, modules, namespaces, inherit, page, warnings } = this
    return { children, modules, namespaces, inherit, page, warnings }
  }

  private push(frame: Frame, deepest: number): void {
    if (this.frames.length > deepest) refuse(this.source, frame.at, 'The template is nested too deeply')
    this.frames.push(frame)
  }

  private frameOf(tag: Tag, parent: Frame | undefined): Frame {
    const { attributes, source } = this
    const { name, at } = tag
    const children: TemplateNode[] = []
    const frame: Frame = { what: 'tag', name, at, children }
    const isInside = this.frames.length > 1
    switch (name) {
      case 'def': {
        const { name: defName, parameters } = attributes.signature(tag)
        if (parent?.name !== 'call' && parent?.name.includes(':') !== true && parent?.name !== 'namespace') {
          this.unique(defName, tag, parent?.name === 'def' ? `${parent.at}/` : '')
        }
        this.add({ kind: 'def', at, name: defName, parameters, options: attributes.options(tag), children })
        return frame
      }
      case 'block': {
        const blockName = attributes.plain(tag, 'name')
        const isNamed = blockName !== undefined
        if (isNamed) {
          attributes.checkName(blockName, tag.attributes.get('name')?.at ?? at)
          const around = this.frames.findLast(
            (entry) => entry.name === 'def' || entry.name === 'call' || entry.name.includes(':'),
          )
          if (around !== undefined) refuse(source, at, `A named block cannot stand inside <%${around.name}>`)
          this.unique(blockName, tag, '')
        } else if (parent?.name === 'namespace') refuse(source, at, 'A block in a namespace needs a name')
        const options = attributes.options(tag)
        this.add({
          kind: 'block',
          at,
          name: blockName,
          parameters: attributes.parameters(tag, 'args'),
          options,
          children,
        })
        return { ...frame, isNamedBlock: isNamed }
      }
      case 'call': {
        const expression = attributes.code(tag, 'expr') as Piece
        const node: CallNode = {
          kind: 'call',
          at,
          expression,
          named: undefined,
          parameters: attributes.parameters(tag, 'args'),
          children,
        }
        this.add(node)
        return frame
      }
      case 'include':
        this.add({
          kind: 'include',
          at,
          file: attributes.value(tag, 'file') as Piece,
          args: attributes.namedArguments(tag, 'args'),
        })
        return frame
      case 'inherit':
        if (this.inherit !== undefined) refuse(source, at, '<%inherit> stands twice in this template')
        this.inherit = attributes.value(tag, 'file')
        return frame
      case 'page':
        if (isInside) refuse(source, at, '<%page> cannot stand inside something else')
        this.setPage(tag)
        return frame
      case 'namespace': {
        const namespaceName = attributes.plain(tag, 'name')
        if (namespaceName !== undefined) attributes.checkName(namespaceName, tag.attributes.get('name')?.at ?? at)
        const names = attributes.plain(tag, 'import')
        this.namespaces.push({
          at,
          name: namespaceName ?? '',
          file: attributes.value(tag, 'file'),
          module: attributes.value(tag, 'module'),
          imports: names?.split(',').map((entry) => entry.trim()),
          inheritable: attributes.flag(tag, 'inheritable'),
          children,
        })
        return frame
      }
    }
    return this.callFrame(tag, frame)
  }

  /** `<%ns:def a="1">` */
  private callFrame(tag: Tag, frame: Frame): Frame {
    const [namespace, member] = tag.name.split(':')
    const code = `${namespace}.${member}`
    const facts = noFacts()
    facts.reads.set(namespace as string, tag.at)
    facts.calls = true
    const named = [...tag.attributes.keys()]
      .filter((name) => name !== 'args')
      .map((name) => [name, this.attributes.value(tag, name) as Piece] as const)
    const parameters = this.attributes.parameters(tag, 'args')
    this.add({
      kind: 'call',
      at: tag.at,
      expression: { code, at: tag.at, facts },
      named,
      parameters,
      children: frame.children,
    })
    return frame
  }

  private setPage(tag: Tag): void {
    const { attributes, page } = this
    const filter = tag.attributes.get('expression_filter')
    page.parameters = attributes.parameters(tag, 'args') ?? page.parameters
    page.plainLoop = attributes.plain(tag, 'enable_loop')?.toLowerCase() === 'false'
    if (filter !== undefined) {
      const list = attributes.options({ ...tag, attributes: new Map([['filter', filter]]) })
      page.expressionFilters = list.filters
    }
    page.options = { ...attributes.options(tag), filters: undefined }
  }

  private unique(name: string, tag: Tag, level: string): void {
    const what = tag.name
    const before = this.names.get(level + name)
    if (before !== undefined) {
      refuse(this.source, tag.at, `There is already a ${before} named ${name} in this template`)
    }
    this.names.set(level + name, what)
  }
}
