import { expect, it } from 'vitest'
import { cookiePath, guestCookie, sessionCookie, themeCookie } from '../../../lib/web/cookie-names.ts'

it.each([
  [{ host: 'pi', isSecure: false, root: '' }, 'kaithem', '/'],
  [{ host: 'pi:1880', isSecure: false, root: '' }, 'kaithem-1880', '/'],
  [{ host: 'pi:1880', isSecure: false, root: '/red' }, 'kaithem-1880', '/red'],
  [{ host: 'pi', isSecure: true, root: '' }, '__Host-kaithem', '/'],
  [{ host: '[::1]:443', isSecure: true, root: '/red' }, '__Secure-kaithem-443', '/red'],
])('%j', (request, name, path) => {
  expect([sessionCookie(request), cookiePath(request)]).toEqual([name, path])
  expect(new Set([sessionCookie(request), guestCookie(request), themeCookie(request)]).size).toBe(3)
})
