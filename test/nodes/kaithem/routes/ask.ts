/** Asks a route of a running Node-RED. @module */

import type { TestRed } from '../../../support/red.ts'

export async function ask(
  red: TestRed,
  path: string,
  init: RequestInit = {},
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${red.http}/${path}`, init)
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  return { status: response.status, body: isJson ? JSON.parse(text) : text }
}
