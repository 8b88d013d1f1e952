/** Public names of kaithem.users. @module */

import { type ApiName, section } from '../api-name.ts'

export const usersNames: readonly ApiName[] = [
  ...section('kaithem.users.check_permission(username, permission)', 'kaithem.users.', 'check_permission'),
  ...section(
    'kaithem.users',
    'kaithem.users.',
    `permissions limit has names get add_user remove_user set_password set_groups add_to_group remove_from_group groups
     group add_group remove_group set_permissions set_limits setting set_setting login user_of logout logout_all
     known_permissions register_permission add_source`,
  ),
]
