/**
 * The users of Node-RED's editor (`adminAuth` in settings.js) as users of kaithem: `*` may do everything, `read` may see.
 * Where `users` is a function, its answer arrives later: until then the user is not known, afterwards for as long as
 * the answer is fresh, and meanwhile asked for again.
 *
 * @module
 */

import type { SourceUser, UserSource } from '../../lib/users/api.ts'
import type { PasswordCheck } from './bcrypt.ts'

/** What an editor user is, as far as it matters here. */
interface AdminUser {
  readonly username?: unknown
  readonly password?: unknown
  readonly permissions?: unknown
}

/** `adminAuth` as settings.js has it. */
export interface AdminAuth {
  readonly type?: string
  readonly users?: unknown
  readonly authenticate?: unknown
  readonly module?: object
}

export interface AdminUsersHost {
  adminAuth(): AdminAuth | undefined
  /** Names of all permissions that are known. */
  permissions(): readonly string[]
  /** Seconds, for how long answers are fresh. */
  now(): number
  readonly checkPassword: PasswordCheck
}

/** Seconds. */
const freshness = 60
const mostAnswers = 1000

interface Answer {
  readonly user: AdminUser | undefined
  readonly at: number
}

type Ask = (username: string) => unknown

function authOf(host: AdminUsersHost): AdminAuth {
  const auth = host.adminAuth()
  return { ...auth, ...auth?.module }
}

/** Users of the list, by name; the last of several counts, as in Node-RED. */
function listed(users: unknown): readonly AdminUser[] {
  if (typeof users === 'function' || typeof users !== 'object' || users === null) return []
  const all: readonly unknown[] = Array.isArray(users) ? users : [users]
  return all.filter((user): user is AdminUser => typeof user === 'object' && user !== null)
}

/** What Node-RED's permissions are in kaithem; texts with a slash in front are kaithem's own. */
export function kaithemPermissions(granted: unknown, known: readonly string[]): string[] {
  const all = (Array.isArray(granted) ? granted : [granted]).filter((entry) => typeof entry === 'string')
  if (all.includes('*')) return ['__all_permissions__']
  const mayRead = all.some((entry) => ['read', '*.read', 'kaithem.read'].includes(entry))
  const seeing = mayRead ? known.filter((name) => /\.(view|read)$/.test(name)) : []
  return [...new Set([...seeing, ...all.filter((entry) => entry.startsWith('/'))])]
}

export function adminUsers(host: AdminUsersHost): UserSource {
  const answers = new Map<string, Answer>()
  const waiting = new Map<string, Promise<void>>()

  const keep = (username: string, user: unknown): void => {
    answers.delete(username)
    const isUser = typeof user === 'object' && user !== null
    answers.set(username, { user: isUser ? user : undefined, at: host.now() })
    for (const oldest of answers.keys()) {
      if (answers.size <= mostAnswers) break
      answers.delete(oldest)
    }
  }
  const ask = (username: string, users: Ask): Promise<void> => {
    const asked = waiting.get(username)
    if (asked !== undefined || waiting.size >= mostAnswers) return asked ?? Promise.resolve()
    const answer = Promise.resolve(username)
      .then(users)
      .then(
        (user) => keep(username, user),
        () => keep(username, undefined),
      )
      .finally(() => waiting.delete(username))
    waiting.set(username, answer)
    return answer
  }
  const isFresh = (answer: Answer | undefined): boolean => answer !== undefined && host.now() - answer.at < freshness

  const find = (username: string): AdminUser | undefined => {
    const { users } = authOf(host)
    if (typeof users !== 'function') return listed(users).findLast((user) => user.username === username)
    const answer = answers.get(username)
    if (!isFresh(answer)) void ask(username, users as Ask)
    return answer?.user
  }

  return {
    name: "Node-RED's adminAuth",
    get(username): SourceUser | undefined {
      const user = find(username)
      return user && { permissions: kaithemPermissions(user.permissions, host.permissions()) }
    },
    names: () => listed(authOf(host).users).flatMap(({ username }) => (typeof username === 'string' ? username : [])),
    async prepare(username) {
      const { users } = authOf(host)
      if (typeof users === 'function' && !isFresh(answers.get(username))) await ask(username, users as Ask)
    },
    async verify(username, password) {
      const { authenticate } = authOf(host)
      if (typeof authenticate === 'function') return Boolean(await authenticate(username, password))
      const hash = find(username)?.password
      return typeof hash === 'string' && host.checkPassword(password, hash)
    },
  }
}
