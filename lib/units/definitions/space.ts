/** Units of space, time and motion. @module */

import type { TypeDefinition } from './definition.ts'

export const space: readonly TypeDefinition[] = [
  {
    type: 'length',
    base: 'm',
    display: 'm',
    menu: 'nm um mm cm dm km',
    units: [
      ['~m', '1 [m]', 'meter metre'],
      // Porting note: in Kaithem `min` is a thousandth of an inch; here it is the minute. Write `mil` or `thou`.
      ['~in', '0.0254 m', 'inch inches'],
      ['~ft', '0.3048 m', 'foot feet'],
      ['yd', '0.9144 m', 'yard'],
      ['~mile mi', '1609.344 m', 'mile'],
      ['nmi nMi', '1852 m', 'nautical_mile'],
      ['mil thou', '0.001 in'],
      ['ft-us', '1200/3937 m', 'survey_foot survey_feet'],
      ['fathom', '6 ft', 'fathom'],
      ['chain', '66 ft', 'chain'],
      ['furlong', '660 ft', 'furlong'],
      ['hand', '4 in', 'hand'],
      ['micron', '1e-6 m', 'micron'],
      ['\u00C5 \u212B', '1e-10 m', 'angstrom'],
      ['au AU', '149597870700 m', 'astronomical_unit'],
      ['ly', '9460730472580800 m', 'light_year lightyear'],
      ['~pc', '30856775814913673 m', 'parsec'],
    ],
  },
  {
    type: 'area',
    base: 'm2',
    menu: 'm2 mm2 cm2 km2 in2 ft2 yd2 mi2',
    units: [
      ['ha', '10000 m2', 'hectare'],
      ['ac', '4840 yd2', 'acre'],
      // `a` is the year, as in kWh/a.
      ['are', '100 m2', 'are'],
      ['sqm', '1 m2', 'square_meter square_metre'],
      ['sqin', '1 in2', 'square_inch square_inches'],
      ['sqft', '1 ft2', 'square_foot square_feet'],
      ['sqmi', '1 mi2', 'square_mile'],
    ],
  },
  {
    type: 'volume',
    base: 'm3',
    menu: 'm3 mL cL dL cm3 mm3 in3 ft3 yd3',
    units: [
      ['~L ~l', '0.001 m3', 'liter litre'],
      ['cc ccm', '1e-6 m3', 'cubic_centimeter cubic_centimetre'],
      ['gal', '231 in3', 'gallon'],
      ['qt', '1/4 gal', 'quart'],
      ['pt pnt', '1/8 gal', 'pint'],
      ['cup', '1/16 gal', 'cup'],
      ['floz fl-oz fl_oz', '1/128 gal', 'fluid_ounce'],
      ['Tbs Tbsp tbsp', '1/256 gal', 'tablespoon'],
      ['tsp', '1/768 gal', 'teaspoon'],
      ['galUK gal-uk', '4.54609 L', 'imperial_gallon'],
      ['ptUK pt-uk', '1/8 galUK', 'imperial_pint'],
      ['flozUK fl-oz-uk', '1/160 galUK', 'imperial_fluid_ounce'],
      ['bbl', '42 gal', 'barrel'],
      ['cuft', '1 ft3', 'cubic_foot cubic_feet'],
      ['cuin', '1 in3', 'cubic_inch cubic_inches'],
      ['cum', '1 m3', 'cubic_meter cubic_metre'],
    ],
  },
  {
    type: 'angle',
    base: 'rad',
    menu: 'mrad',
    units: [
      ['~rad', '1 [rad]', 'radian'],
      ['deg °', 'pi/180 rad', 'degree'],
      ['grad gon', 'pi/200 rad', 'gradian'],
      ['arcmin ′', '1/60 deg', 'arcminute'],
      ['arcsec ″', '1/3600 deg', 'arcsecond'],
      ['rev', '2pi rad', 'turn revolution cycle'],
    ],
  },
  {
    type: 'time',
    base: 's',
    menu: 'ns us ms',
    units: [
      ['~s ~sec', '1 [s]', 'second secs'],
      // Porting note: in Kaithem `min` parses as milli-inch; a minute is what everybody means.
      ['min', '60 s', 'minute mins'],
      ['h hr', '3600 s', 'hour hrs'],
      ['d', '86400 s', 'day'],
      ['week wk', '604800 s', 'week'],
      ['fortnight', '1209600 s', 'fortnight'],
      ['month', '2629800 s', 'month'],
      ['year yr a', '31557600 s', 'year'],
    ],
  },
  {
    type: 'frequency',
    base: 'Hz',
    display: 'Hz',
    menu: 'mHz kHz MHz GHz THz 1/s 1/min 1/h',
    units: [
      ['~Hz', '1 1/s', 'hertz'],
      ['bpm', '1 1/min'],
    ],
  },
  {
    // One turn per cycle: this type converts from and to frequency, 60 rpm are 1 Hz.
    type: 'angular velocity',
    base: 'rad/s',
    menu: 'rad/s deg/s',
    units: [
      ['rpm RPM', '1 rev/min'],
      ['rps', '1 rev/s'],
    ],
  },
  {
    type: 'speed',
    base: 'KPH',
    display: 'KPH|MPH',
    menu: 'm/s mm/s ft/s ft/min in/s',
    units: [
      ['KPH km/h kph kmh', '1/3.6 m/s', 'kilometer_per_hour'],
      ['MPH mph mi/h', '1.609344 KPH', 'mile_per_hour'],
      ['knot kn kt kts', '1.852 KPH', 'knot'],
    ],
  },
  {
    type: 'acceleration',
    base: 'm/s^2',
    menu: 'm/s^2 ft/s^2 cm/s^2',
    units: [
      ['g0 gn g-force', '9.80665 m/s^2', 'standard_gravity'],
      ['Gal', '0.01 m/s^2'],
    ],
  },
  {
    type: 'flow',
    base: 'm3/min',
    menu: 'm3/h m3/s L/s L/min L/h ft3/s ft3/h gal/h gal/s',
    units: [
      ['m3/min', '1/60 m3/s'],
      ['~cfm CFM', '1 ft3/min', 'cubic_feet_per_minute'],
      ['~gpm GPM', '1 gal/min', 'gallons_per_minute'],
      ['lpm LPM', '1 L/min'],
      ['lps LPS', '1 L/s'],
    ],
  },
  { type: 'pace', base: 's/m', menu: 's/m min/km min/mi s/ft', units: [] },
]
