/** A field for tag names that offers the tags which live in the runtime right now. @module */

import { addCompletion, completion, longestList } from './complete.ts'
import type { Completion } from './host.ts'

/** How long to wait after a key before asking the server, in milliseconds. */
const typingPause = 150

/** A live tag as the runtime lists it. */
export interface LiveTag {
  readonly name: string
  readonly type?: string
  readonly unit?: string
  readonly value?: unknown
}

const KEY = 'kaithem-live-tags'

/** The tags the runtime named so far, for checks that want to know a tag's unit. */
function seenTags(): Map<string, LiveTag> {
  const page = $(document)
  const seen: unknown = page.data(KEY)
  if (seen instanceof Map) return seen
  const made = new Map<string, LiveTag>()
  page.data(KEY, made)
  return made
}

/** The unit of a live tag, as far as a picker has heard of it; else ''. */
export function liveUnit(name: string): string {
  return seenTags().get(name)?.unit ?? ''
}

/**
 * Makes a text field a tag picker: arrow down or typing offers live tags.
 *
 * @param onTags called when the runtime has named tags, also once at the start for the tag that stands in the field
 */
export function addTagPicker(field: JQuery, onTags: () => void = () => undefined): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  addCompletion(field, (typed, done) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      // Without an answer (old runtime, lost connection) typing goes on without offers.
      findTags(typed).then(
        (tags) => {
          onTags()
          done(tags.map(describe))
        },
        () => done([]),
      )
    }, typingPause)
  })
  const current = String(field.val() ?? '')
  if (current === '') return
  findTags(current).then(onTags, () => undefined)
}

/** Asks the runtime for tags whose names match what was typed. */
export async function findTags(typed: string, limit = longestList): Promise<readonly LiveTag[]> {
  // A relative address, because the editor may live under a sub-path; jQuery, because it sends the login along.
  const answer: unknown = await $.getJSON('kaithem/editor/tags', { prefix: typed.trim(), limit })
  const tags = Array.isArray(answer) ? answer.flatMap(readTag) : []
  for (const tag of tags) seenTags().set(tag.name, tag)
  return tags
}

function readTag(entry: unknown): LiveTag[] {
  if (typeof entry === 'string') return [{ name: entry }]
  if (typeof entry !== 'object' || entry === null || !('name' in entry) || typeof entry.name !== 'string') return []
  return [entry as LiveTag]
}

function describe(tag: LiveTag): Completion {
  const shown = typeof tag.value === 'number' || typeof tag.value === 'string' ? String(tag.value).slice(0, 20) : ''
  const note = shown === '' ? (tag.type ?? '') : `${shown} ${tag.unit ?? ''}`
  return completion(tag.name, note.trim())
}
