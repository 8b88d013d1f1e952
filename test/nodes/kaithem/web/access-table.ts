/** What each route is asked in the access matrix, and what it answers to whoever may use it. @module */

export interface Row {
  /** In place of the path of the table, where that has parts to fill in. */
  readonly url?: string
  readonly form?: Readonly<Record<string, string>>
  /** The status for whoever may use the route; it must not be the one of a refusal. */
  readonly status: number
}

/** By method and path of the route table: a route without a row, or a row without a route, fails the test. */
export const rows: Readonly<Record<string, Row>> = {
  'GET /kaithem': { status: 200 },
  'GET /kaithem/login': { status: 200 },
  'POST /kaithem/login': { form: { name: 'matrix-user', password: 'correct horse' }, status: 303 },
  'POST /kaithem/logout': { status: 303 },
  // The key is wrong, so nobody gets further than this.
  'GET /kaithem/setup': { url: '/kaithem/setup?key=wrong', status: 403 },
  'POST /kaithem/setup': { form: { key: 'wrong' }, status: 403 },
  'POST /kaithem/theme': { form: { theme: 'dark', back: '/kaithem/login' }, status: 303 },
  'GET /kaithem/static/site.css': { status: 200 },
  'GET /kaithem/static/icon.svg': { status: 200 },
  'GET /kaithem/account': { status: 200 },
  'POST /kaithem/account/password': { form: { current: 'x', password: 'x', repeated: 'x' }, status: 400 },
  'POST /kaithem/account/settings': { form: { timezone: 'Atlantis' }, status: 400 },
  'POST /kaithem/account/end': { form: { id: 'none' }, status: 303 },
  'GET /kaithem/users': { status: 200 },
  'GET /kaithem/users/user': { url: '/kaithem/users/user?name=matrix-user', status: 200 },
  'POST /kaithem/users/add': { form: { name: 'matrix-new' }, status: 400 },
  'POST /kaithem/users/groups': { form: { name: 'nobody' }, status: 404 },
  'POST /kaithem/users/password': { form: { name: 'nobody', password: '12345678', repeated: '12345678' }, status: 404 },
  'POST /kaithem/users/logout': { form: { name: 'nobody' }, status: 303 },
  'POST /kaithem/users/remove': { form: { name: 'nobody' }, status: 404 },
  'GET /kaithem/users/group': { url: '/kaithem/users/group?name=Guests', status: 200 },
  'POST /kaithem/groups/add': { form: { name: 'Guests' }, status: 409 },
  'POST /kaithem/groups/save': { form: { name: 'nothing' }, status: 404 },
  'POST /kaithem/groups/remove': { form: { name: 'nothing' }, status: 404 },
}
