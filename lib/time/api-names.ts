/** Public names of kaithem.time. @module */

import { type ApiName, section } from '../api-name.ts'

const one = (name: string, title: string): ApiName[] => section(title, 'kaithem.time.', name)

export const timeNames: readonly ApiName[] = [
  ...section('kaithem', 'kaithem.', 'time sky'),
  ...section(
    'kaithem.time',
    'kaithem.time.',
    `time year month day hour minute second dayofweek isdst moon_percent rahu_start rahu_end sun_position sun_time sun_times
     on_sun_event`,
  ),
  ...section('kaithem.time', 'kaithem.time.on_sun_event#', 'next enabled problem days cancel dispose'),
  ...one('lantime', 'kaithem.time.lantime()'),
  ...one('uptime', 'kaithem.time.uptime()'),
  ...one('strftime', 'kaithem.time.strftime(timestamp)'),
  ...one('moon_phase', 'kaithem.time.moon_phase()'),
  ...one('sunrise_time', 'kaithem.time.sunrise_time(lat=None,lon=None,date=None)'),
  ...one('sunset_time', 'kaithem.time.sunset_time()'),
  ...one('civil_dawn_time', 'kaithem.time.civil_dawn_time()'),
  ...one('civil_dusk_time', 'kaithem.time.civil_dusk_time()'),
  ...one('is_day', 'kaithem.time.is_day(lat=None,lon=None)'),
  ...one('is_night', 'kaithem.time.is_night(lat=None,lon=None)'),
  ...one('is_dark', 'kaithem.time.is_dark(lat=None,lon=None)'),
  ...one('is_light', 'kaithem.time.is_light(lat=None,lon=None)'),
  ...one('is_rahu', 'kaithem.time.is_rahu(llat=None,lon=None)'),
]
