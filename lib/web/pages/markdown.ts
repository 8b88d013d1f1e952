/** Markdown as HTML. @module */

import { escapeHtml } from '../../markup.ts'
import type { Packages } from '../../platform/packages.ts'

export interface MarkdownOptions {
  /** Whether HTML in the text stays HTML. */
  readonly html: boolean
}

/** What is used of the package. */
interface Marked {
  readonly Marked: new (options: {
    readonly gfm: boolean
    readonly async: boolean
    readonly renderer: Record<string, (token: { readonly text: string }) => string>
    readonly walkTokens: (token: { type: string; href?: string }) => void
  }) => { parse(text: string): string }
}

/** Addresses that run code where they are followed; browsers skip white space and control characters in them. */
const unsafe = /^(javascript|vbscript|data):/i

/** An address that leads nowhere if it would run code, and without entities that could hide that. */
function harmless(address: string): string {
  const plain = address.replace(/&(?!amp;)/g, '&amp;')
  return unsafe.test(plain.replace(/[\s\p{Cc}]/gu, '')) ? '#' : plain
}

/** @throws KAITHEM_UNAVAILABLE without the package */
export function renderMarkdown(text: string, { html }: MarkdownOptions, packages: Packages): string {
  const { Marked } = packages.load('marked') as Marked
  const renderer = html ? {} : { html: ({ text: markup }: { readonly text: string }) => escapeHtml(markup) }
  const walkTokens = (token: { type: string; href?: string }): void => {
    if (!html && (token.type === 'link' || token.type === 'image')) token.href = harmless(token.href ?? '')
  }
  return new Marked({ gfm: true, async: false, renderer, walkTokens }).parse(text)
}
