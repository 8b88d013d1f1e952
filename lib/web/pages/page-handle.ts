/** A page as whoever added it sees it. @module */

import { isKaithemError, KaithemError } from '../../errors.ts'
import { isPassThrough } from '../pass-through.ts'
import type { Page } from './page.ts'
import type { PageError } from './page-errors.ts'

/** What `kaithem.web.add_page` answers. */
export interface PageHandle {
  readonly module: string
  readonly path: string
  /** Its address below the root of the web part: `/pages/module/path`. */
  readonly url: string
  /** Errors, oldest first: `{ number, time, message, trace, request }`. */
  readonly errors: readonly PageError[]
  /** What the page printed: the last 2,500 characters. */
  readonly printed: string
  /** Visits within the last hour. */
  readonly visits: number
  /** The error that visitors see now; undefined while the page works. */
  readonly failing: PageError | undefined
  /** Whether the page has changed its own text. */
  readonly isChanged: boolean
  /**
   * The text of the page, made without a visit.
   *
   * @param values what `kwargs` is in it
   * @param names more names that the page knows then
   * @throws TemplateError
   */
  render(values?: Readonly<Record<string, unknown>>, names?: Readonly<Record<string, unknown>>): Promise<string>
  /** Calls a function after visits, errors and changes of the text; one function at a time. */
  onChange(listener: () => void): void
  getContent(): string
  setContent(text: string): void
  /** Takes the page away, with everything that its setup code created. */
  close(): void
  dispose(): void
  [Symbol.dispose](): void
}

export function handleOf(page: Page, end: () => void): PageHandle {
  const { module, path } = page.options
  return Object.freeze({
    ...{ module, path, url: page.url, close: end, dispose: end, [Symbol.dispose]: end },
    get errors() {
      return page.errors.all
    },
    get printed() {
      return page.printer.text
    },
    get visits() {
      return page.visits.lately
    },
    get failing() {
      return page.failing
    },
    get isChanged() {
      return page.isChanged
    },
    render: (values = {}, names = {}) => renderAlone(page, values, names),
    onChange: (listener: () => void) => {
      page.onChange = listener
    },
    getContent: () => page.text,
    setContent: (text: string) => page.setText(text),
  })
}

async function renderAlone(page: Page, values: object, names: object): Promise<string> {
  const kwargs = Object.assign(Object.create(null), values)
  const data = { ...names, request: null, path: page.options.path.split('/'), kwargs }
  try {
    const text = await page.render(data)
    page.succeed()
    return text
  } catch (error) {
    // Nobody visits, so there is nobody to be sent elsewhere.
    if (isPassThrough(error)) throw noVisit(page)
    const { message, trace } = page.fail(error, '', true)
    throw isKaithemError(error) ? new KaithemError(error.code, trace, error.data, error) : new Error(message)
  } finally {
    page.onChange()
  }
}

const noVisit = ({ uri }: Page): KaithemError =>
  new KaithemError('KAITHEM_STATE', `${uri} answers with something else than its text, but nobody visits it`, {})
