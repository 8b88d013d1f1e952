/** Public names of kaithem.devices. @module */

import { type ApiName, section } from '../api-name.ts'

const deviceMembers = `
  name title config data device_type_name tagPoints tagpoints datapoints alerts errors messages subdevices actions fields
  readme description metadata print handleError handleException setDataKey setObject getObject set_config_option
  set_config_default get_config_bool get_config_folder setAlertPriorities numeric_data_point string_data_point
  object_data_point bytestream_data_point set_data_point set_data_point_getter request_data_point set_alarm
  create_subdevice every after own on_data_change on_ui_message send_ui_message status close onDelete update_config
  wait_ready validateData discoverDevices getManagementForm getCreateForm`

export const devicesNames: readonly ApiName[] = [
  ...section('kaithem.devices', 'kaithem.devices.', 'create remove update get has names'),
  ...section('kaithem.devices.device_types', 'kaithem.devices.', 'device_types'),
  ...section('kaithem.devices.device_types', 'kaithem.devices.device_types.', 'register unregister'),
  ...section('kaithem.devices.Device', 'kaithem.devices.', 'Device'),
  ...section('kaithem.devices.Device', 'kaithem.devices.Device#', deviceMembers),
]
