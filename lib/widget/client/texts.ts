/** What the script says, in the language of the page. @module */

import de from '../../../locales/de/kaithem-widget.json' with { type: 'json' }
import en from '../../../locales/en-US/kaithem-widget.json' with { type: 'json' }

export type TextKey = keyof typeof en

const texts: Readonly<Record<TextKey, string>> = /^de\b/i.test(document.documentElement.lang || navigator.language)
  ? de
  : en

export const text = (key: TextKey): string => texts[key]
