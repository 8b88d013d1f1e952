/** Answers that many pages give. @module */

import type { Markup } from '../markup.ts'
import type { WebAnswer } from './http.ts'

/** Text is never kept by the browser, unless the answer says so. */
export const neverKept = { 'Cache-Control': 'no-store' } as const

export function textAnswer(text: string, status = 200): WebAnswer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...neverKept }, body: text }
}

export function htmlAnswer(page: Markup | string, status = 200, headers: WebAnswer['headers'] = {}): WebAnswer {
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', ...neverKept, ...headers },
    body: String(page),
  }
}

export function jsonAnswer(value: unknown, status = 200): WebAnswer {
  const headers = { 'Content-Type': 'application/json; charset=utf-8', ...neverKept }
  return { status, headers, body: JSON.stringify(value) ?? 'null' }
}

/** Goes on by GET. @param to an address: a path with the root in front, or one of another server */
export function redirect(to: string): WebAnswer {
  return { status: 303, headers: { Location: to, ...neverKept }, body: '' }
}

/** What every answer has unless it says otherwise: nobody guesses types, frames it elsewhere or learns where we were. */
const always: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Content-Security-Policy': "frame-ancestors 'self'",
  'X-Frame-Options': 'SAMEORIGIN',
}

/** The answer with what every one has, and with cookies. */
export function complete(answer: WebAnswer, cookies: readonly string[]): WebAnswer {
  const own = Object.entries(answer.headers ?? {})
  const named = new Set(own.map(([name]) => name.toLowerCase()))
  const missing = Object.entries(always).filter(([name]) => !named.has(name.toLowerCase()))
  const set = own.filter(([name]) => name.toLowerCase() === 'set-cookie').flatMap(([, value]) => value)
  const others = own.filter(([name]) => name.toLowerCase() !== 'set-cookie')
  const all = [...set, ...cookies]
  const headers = Object.fromEntries([...others, ...missing, ...(all.length > 0 ? [['Set-Cookie', all] as const] : [])])
  return { ...answer, status: answer.status ?? 200, headers }
}
