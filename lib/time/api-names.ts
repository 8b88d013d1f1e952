/** Public names of kaithem.time. @module */

import { type ApiName, section } from '../api-name.ts'

export const timeNames: readonly ApiName[] = [
  ...section('kaithem', 'kaithem.', 'time sky'),
  ...section(
    'kaithem.time',
    'kaithem.time.',
    `time year month day hour minute second dayofweek isdst moon_percent rahu_start rahu_end sun_position sun_time sun_times
     on_sun_event`,
  ),
  ...section('kaithem.time', 'kaithem.time.on_sun_event#', 'next enabled zone problem days cancel dispose'),
  ...section('kaithem.time.lantime()', 'kaithem.time.', 'lantime'),
  ...section('kaithem.time.uptime()', 'kaithem.time.', 'uptime'),
  ...section('kaithem.time.strftime(timestamp)', 'kaithem.time.', 'strftime'),
  ...section('kaithem.time.moon_phase()', 'kaithem.time.', 'moon_phase'),
  ...section('kaithem.time.sunrise_time(lat=None,lon=None,date=None)', 'kaithem.time.', 'sunrise_time'),
  ...section('kaithem.time.sunset_time()', 'kaithem.time.', 'sunset_time'),
  ...section('kaithem.time.civil_dawn_time()', 'kaithem.time.', 'civil_dawn_time'),
  ...section('kaithem.time.civil_dusk_time()', 'kaithem.time.', 'civil_dusk_time'),
  ...section('kaithem.time.is_day(lat=None,lon=None)', 'kaithem.time.', 'is_day'),
  ...section('kaithem.time.is_night(lat=None,lon=None)', 'kaithem.time.', 'is_night'),
  ...section('kaithem.time.is_dark(lat=None,lon=None)', 'kaithem.time.', 'is_dark'),
  ...section('kaithem.time.is_light(lat=None,lon=None)', 'kaithem.time.', 'is_light'),
  ...section('kaithem.time.is_rahu(llat=None,lon=None)', 'kaithem.time.', 'is_rahu'),
]
