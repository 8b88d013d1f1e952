/** Calls a controller for a visit. @module */

import { answerOf } from './answer-of.ts'
import { textAnswer } from './answers.ts'
import type { Resolved } from './controllers.ts'
import type { Fields, WebAnswer } from './http.ts'
import { passThrough } from './pass-through.ts'
import type { LiveVisit } from './visit.ts'

/** Bodies that are read before the call; others are there for `kaithem.web.request()`. */
const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i

function addTo(values: Record<string, unknown>, fields: Fields): void {
  for (const name of fields.names()) {
    const all = fields.getAll(name)
    values[name] = all.length === 1 ? all[0] : [...all]
  }
}

/** Values of query and form by name; a name given several times has a list. Files are there by the name of their field. */
async function valuesOf({ request }: LiveVisit): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = Object.create(null)
  addTo(values, request.query)
  if (!formTypes.test(request.header('content-type') ?? '')) return values
  const form = await request.form()
  addTo(values, form)
  for (const file of form.files) values[file.field] = file
  return values
}

/** The answer of a controller; 404 where it has no method for the path. */
export async function callController({ handler, args }: Resolved, visit: LiveVisit): Promise<WebAnswer> {
  if (handler === undefined) throw passThrough(textAnswer('Not found', 404))
  const call = handler as (...given: unknown[]) => unknown
  return answerOf(await call(...args, await valuesOf(visit)))
}
