/** Public names of kaithem.web. @module */

import { type ApiName, section } from '../api-name.ts'

export const webNames: readonly ApiName[] = [
  ...section('kaithem.web.nav_bar_plugins', 'kaithem.web.', 'nav_bar_plugins'),
  ...section('kaithem.web.nav_bar_plugins', 'kaithem.web.nav_bar_plugins.', 'set get has delete keys'),
  ...section('kaithem.web.controllers', 'kaithem.web.', 'controllers expose'),
  ...section('kaithem.web.controllers', 'kaithem.web.controllers.', 'set get has delete keys resolve'),
  ...section('Subdomains', 'kaithem.web.', 'subdomain'),
  ...section('kaithem.web.go_back()', 'kaithem.web.', 'go_back'),
  ...section('kaithem.web.goto(url)', 'kaithem.web.', 'goto'),
  ...section('kaithem.web.user()', 'kaithem.web.', 'user'),
  ...section('kaithem.web.serve_file(path,contenttype,name = path)', 'kaithem.web.', 'serve_file'),
  ...section('kaithem.web.has_permission(permission)', 'kaithem.web.', 'has_permission'),
  ...section(
    'kaithem.web',
    'kaithem.web.',
    'template add_page check_page request lookup_page handle admit configure setup_path',
  ),
]
