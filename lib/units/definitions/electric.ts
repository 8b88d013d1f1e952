/** Units of electricity, light, radiation, information, and plain numbers. @module */

import type { TypeDefinition } from './definition.ts'

export const electric: readonly TypeDefinition[] = [
  { type: 'current', base: 'A', display: 'A', menu: 'nA uA mA kA', units: [['~A', '1 [A]', 'ampere amp']] },
  { type: 'voltage', base: 'V', display: 'V', menu: 'uV mV kV', units: [['~V', '1 W/A', 'volt']] },
  {
    type: 'charge',
    base: 'C',
    menu: 'nC uC mC mAh',
    units: [
      ['~C', '1 A*s', 'coulomb'],
      ['~Ah', '3600 C', 'ampere_hour amp_hour'],
    ],
  },
  // The ohm sign and the Greek letter look the same.
  { type: 'resistance', base: 'ohm', menu: 'mohm kohm Mohm', units: [['~ohm ~\u03A9 ~\u2126', '1 V/A', 'ohm']] },
  { type: 'conductance', base: 'S', menu: 'uS mS', units: [['~S', '1 A/V', 'siemens mho']] },
  { type: 'conductivity', base: 'S/m', menu: 'S/m uS/cm mS/cm', units: [] },
  { type: 'capacitance', base: 'F', menu: 'pF nF uF mF', units: [['~F', '1 C/V', 'farad']] },
  { type: 'inductance', base: 'H', menu: 'nH uH mH', units: [['~H', '1 Wb/A', 'henry henries']] },
  { type: 'magnetic flux', base: 'Wb', units: [['~Wb', '1 V*s', 'weber']] },
  {
    type: 'magnetic flux density',
    base: 'T',
    menu: 'uT mT',
    units: [
      ['~T', '1 Wb/m2', 'tesla'],
      ['~G ~Gs', '1e-4 T', 'gauss'],
    ],
  },
  { type: 'electric field', base: 'V/m', menu: 'V/m kV/m', units: [] },
  { type: 'magnetic field', base: 'A/m', menu: 'A/m', units: [] },
  { type: 'apparent power', base: 'VA', menu: 'kVA MVA', units: [['~VA', '1 V*A', 'volt_ampere']] },
  {
    type: 'reactive power',
    base: 'var',
    menu: 'kvar Mvar',
    units: [['~var ~VAR ~VAr', '1 V*A', 'volt_ampere_reactive']],
  },
  { type: 'apparent energy', base: 'VAh', menu: 'kVAh', units: [['~VAh', '1 VA*h']] },
  { type: 'reactive energy', base: 'varh', menu: 'kvarh', units: [['~varh ~VARh ~VArh', '1 var*h']] },
  { type: 'luminous intensity', base: 'cd', menu: 'mcd', units: [['~cd', '1 [cd]', 'candela']] },
  { type: 'luminous flux', base: 'lm', menu: 'klm', units: [['~lm', '1 cd', 'lumen']] },
  {
    type: 'illuminance',
    base: 'lx',
    menu: 'klx',
    units: [
      ['~lx', '1 lm/m2', 'lux'],
      ['fc ft-cd', '1 lm/ft2', 'foot_candle footcandle'],
    ],
  },
  { type: 'luminance', base: 'nit', units: [['nit cd/m2 cd/m^2', '1 lm/m2', 'nit']] },
  { type: 'irradiance', base: 'W/m2', menu: 'W/m2 mW/cm2 kW/m2', units: [] },
  {
    type: 'radioactivity',
    base: 'Bq',
    menu: 'kBq MBq',
    units: [
      ['~Bq', '1 1/s', 'becquerel'],
      ['~Ci', '3.7e10 Bq', 'curie'],
    ],
  },
  { type: 'absorbed dose', base: 'Gy', menu: 'mGy uGy', units: [['~Gy', '1 J/kg', 'gray']] },
  {
    type: 'equivalent dose',
    base: 'Sv',
    menu: 'uSv mSv',
    units: [
      ['~Sv', '1 J/kg', 'sievert'],
      ['~rem', '0.01 Sv'],
    ],
  },
  {
    type: 'digital',
    base: 'bit',
    menu: 'kbit Mbit Gbit kB MB GB TB KiB MiB GiB TiB',
    units: [
      ['#bit #b', '1 [bit]', 'bit'],
      ['#B', '8 bit', 'byte octet'],
    ],
  },
  {
    type: 'data rate',
    base: 'bit/s',
    menu: 'bit/s kbit/s Mbit/s Gbit/s B/s kB/s MB/s MiB/s',
    units: [
      ['^bps', '1 bit/s'],
      ['^Bps', '1 B/s'],
    ],
  },
  {
    type: 'ratio',
    base: 'U',
    display: '%',
    units: [
      ['U uno', '1'],
      ['% pct', '0.01', 'percent'],
      ['‰', '0.001', 'permille'],
      ['ppm', '1e-6'],
      ['ppb', '1e-9'],
      ['ppt', '1e-12'],
      ['ppq', '1e-15'],
    ],
  },
  { type: 'boolean', base: 'boolean', units: [['boolean bool', '1 [boolean]']] },
]
