/** Bodies of requests: read up to a limit, or taken from a parser of Node-RED that was faster. @module */

import { KaithemError } from '../../../lib/errors.ts'
import { tooLong } from '../../../lib/web/request.ts'
import type { HttpRequest } from './http-types.ts'

/** Names and values as `a[b]=c`, the way they were sent before they became an object. */
function pairsOf(value: unknown, name: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[name, String(value)]]
  if (Array.isArray(value)) return value.flatMap((entry) => pairsOf(entry, name))
  return Object.entries(value).flatMap(([key, entry]) => pairsOf(entry, name === '' ? key : `${name}[${key}]`))
}

/**
 * The body again, of which a parser before us made an object: Node-RED's editor reads all JSON and forms where it is
 * mounted at the same root.
 */
function rebuilt(request: HttpRequest): Uint8Array {
  const { body } = request
  if (typeof body === 'string' || body instanceof Uint8Array) return Buffer.from(body)
  if (body === undefined || body === null) return Buffer.alloc(0)
  if (/^application\/x-www-form-urlencoded/i.test(request.headers['content-type'] ?? '')) {
    return Buffer.from(new URLSearchParams(pairsOf(body, '')).toString())
  }
  return Buffer.from(JSON.stringify(body))
}

/** @throws KAITHEM_LIMIT as soon as more than `limit` bytes came; KAITHEM_IO when the client went away */
export function readBody(request: HttpRequest, limit: number): Promise<Uint8Array> {
  if (request.readableEnded || '_body' in request) return Promise.resolve(rebuilt(request))
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    const stop = (): void => {
      request.off('data', take).off('end', end).off('error', gone).off('close', gone)
    }
    const take = (chunk: Buffer): void => {
      length += chunk.length
      chunks.push(chunk)
      if (length <= limit) return
      stop()
      request.pause()
      reject(tooLong(limit))
    }
    const end = (): void => {
      stop()
      resolve(Buffer.concat(chunks))
    }
    const gone = (): void => {
      stop()
      reject(new KaithemError('KAITHEM_IO', 'The client went away before it had sent everything', {}))
    }
    request.on('data', take).on('end', end).on('error', gone).on('close', gone)
  })
}
