/**
 * Who may open a page.
 *
 * Porting note: a page that asks for no permission is open to whoever is logged in, and to guests once their group has
 * `/users/pages.view`, or where the page asks for `__guest__`; in Kaithem it is open to everybody.
 *
 * @module
 */

import { pagesView } from '../../users/permissions.ts'
import type { Visit } from '../routes.ts'
import type { PageSettings } from './settings.ts'

function needs({ user }: Pick<Visit, 'user'>, { permissions }: Pick<PageSettings, 'permissions'>): readonly string[] {
  return permissions.length === 0 && user === '' ? [pagesView] : permissions
}

export function mayOpen(visit: Pick<Visit, 'user' | 'may'>, settings: Pick<PageSettings, 'permissions'>): boolean {
  return visit.may(...needs(visit, settings))
}

/** As `visit.demand`, for a page. */
export function demandOpen(visit: Pick<Visit, 'user' | 'demand'>, settings: Pick<PageSettings, 'permissions'>): void {
  visit.demand(...needs(visit, settings))
}
