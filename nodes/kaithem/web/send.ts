/** Sends an answer: no faster than the client reads, and nothing any more when the client is gone. @module */

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isBytes } from '../../../lib/web/bytes.ts'
import type { WebAnswer } from '../../../lib/web/http.ts'
import type { HttpError, HttpRequest, HttpResponse } from './http-types.ts'

/** The editor's side allows every origin to read its answers, also ours where both have one root. */
const foreignHeaders = ['Access-Control-Allow-Origin', 'Access-Control-Allow-Methods']

/** Resolves when it was sent or the client is gone. */
export async function sendAnswer(request: HttpRequest, response: HttpResponse, answer: WebAnswer): Promise<void> {
  const { body = '', headers = {}, status = 200 } = answer
  for (const name of foreignHeaders) response.removeHeader(name)
  response.statusCode = status
  for (const [name, value] of Object.entries(headers))
    response.setHeader(name, typeof value === 'string' ? value : [...value])
  // A body that was not read to its end must not be taken for the next request.
  if (status === 413) response.setHeader('Connection', 'close')
  if (typeof body === 'string' || isBytes(body)) {
    const bytes = Buffer.from(body)
    if (status !== 304 && status !== 204) response.setHeader('Content-Length', bytes.length)
    response.end(request.method === 'HEAD' ? undefined : bytes)
    return
  }
  if ('file' in body) return sendFile(response, body.file)
  const source = body instanceof Readable ? body : Readable.from(body)
  if (request.method === 'HEAD') {
    source.destroy()
    response.end()
    return
  }
  // What the source throws after the first piece can only be shown by ending early.
  await pipeline(source, response).catch(() => void response.destroy())
}

function sendFile(response: HttpResponse, file: string): Promise<void> {
  return new Promise((resolve) => {
    response.sendFile(file, { dotfiles: 'allow', cacheControl: false }, (error?: HttpError) => {
      if (error !== undefined && error !== null) fail(response, error)
      resolve()
    })
  })
}

function fail(response: HttpResponse, error: HttpError): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const status = error.status ?? 500
  response.statusCode = status >= 400 && status < 600 ? status : 500
  for (const name of ['Content-Disposition', 'Content-Type', 'Content-Length']) response.removeHeader(name)
  response.end()
}
