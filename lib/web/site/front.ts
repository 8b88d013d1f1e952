/** The front page. @module */

import { textAnswer } from '../answers.ts'
import type { Route } from '../routes.ts'

export function frontRoutes(): readonly Route[] {
  return [{ method: 'GET', path: '/kaithem', access: 'public', answer: () => textAnswer('kaithem') }]
}
