/** Passwords by scrypt, tokens from the random source of the machine. @module */

import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { Secrets } from '../secrets.ts'

/** Work per guess: 32 MiB of memory and some 0.1 s on a desktop. Kept in each hash, so it can be raised later. */
const cost = { N: 2 ** 15, r: 8, p: 1 }

/** A hash from a file may ask for no more than this, in bytes: else one bad line could stop the machine. */
const mostMemory = 256 * 1024 * 1024

/** The parts of `scrypt$N$r$p$salt$hash`. */
const form = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([\w-]{16,128})\$([\w-]{16,128})$/

interface Cost {
  readonly N: number
  readonly r: number
  readonly p: number
}

function derive(password: string, salt: Buffer, length: number, { N, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, length, { N, r, p, maxmem: mostMemory }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}

async function hash(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, 32, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

async function verify(password: string, text: string): Promise<boolean> {
  const [, N, r, p, salt, key] = form.exec(text) ?? []
  if (salt === undefined || key === undefined) return false
  const wanted = Buffer.from(key, 'base64url')
  try {
    const given = await derive(password, Buffer.from(salt, 'base64url'), wanted.length, {
      N: Number(N),
      r: Number(r),
      p: Number(p),
    })
    return timingSafeEqual(given, wanted)
  } catch {
    // The costs of a damaged hash are refused.
    return false
  }
}

/** @example const secrets = createNodeSecrets(); await secrets.verify('open', await secrets.hash('open')) */
export function createNodeSecrets(): Secrets {
  return {
    token: () => randomBytes(32).toString('base64url'),
    digest: (text) => createHash('sha256').update(text).digest('base64url'),
    hash,
    verify,
  }
}
