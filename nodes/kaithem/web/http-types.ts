/** Requests and responses of Node-RED's HTTP side, as far as they are used here. @module */

import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request as Express hands it on. */
export interface HttpRequest extends IncomingMessage {
  method: string
  /** Below `baseUrl`. */
  url: string
  /** Where the HTTP side is mounted: '' or `/red`. */
  readonly baseUrl: string
  /** What a body parser before us made of the body. */
  readonly body?: unknown
}

export interface SendFileOptions {
  readonly dotfiles: 'allow'
  readonly cacheControl: boolean
}

export interface HttpResponse extends ServerResponse {
  sendFile(path: string, options: SendFileOptions, done: (error?: HttpError) => void): void
}

/** What Express says when a file cannot be sent. */
export interface HttpError extends Error {
  readonly status?: number
  readonly code?: string
}
