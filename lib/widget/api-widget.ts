/** APIWidget: a pipe between a page and the server, for widgets of one's own. @module */

import { addAliases } from '../aliases.ts'
import { KaithemError, valueText } from '../errors.ts'
import type { Markup } from '../markup.ts'
import { named } from './arguments.ts'
import type { WidgetSite } from './site.ts'
import { coreOf, Widget, type WidgetOptions, wrap } from './widget.ts'

export interface APIWidgetOptions extends WidgetOptions {
  /** Whether what one page sends goes to all pages, itself included (default true). */
  readonly echo?: boolean
}

const identifier = /^[A-Za-z_$][\w$]{0,63}$/

export class APIWidget extends Widget {
  constructor(site: WidgetSite, ...args: readonly unknown[]) {
    const options = named<APIWidgetOptions>(args, ['echo', 'id'])
    super(site, options, { kind: 'api', isPipe: true, echo: options.echo !== false })
  }

  /**
   * The HTML that puts an object into a global variable of the page: `obj.value`, `obj.set(x)`, `obj.send(x)`,
   * `obj.upd = value => ...`, `obj.now()`, `obj.getTime()`. Nothing is seen. It works under a content security policy.
   *
   * @param args `htmlid`, the name of the variable; or the options `{ htmlid }`
   * @throws KAITHEM_VALUE for what is no name of a variable
   * @example
   * String(kaithem.widget.APIWidget().render('pump')).includes('data-name="pump"') // => true
   */
  override render(...args: readonly unknown[]): Markup {
    const { htmlid } = named<{ htmlid: unknown }>(args, ['htmlid'])
    if (typeof htmlid !== 'string' || !identifier.test(htmlid)) {
      const message = `APIWidget.render needs the name of a variable, such as pump, not ${valueText(htmlid)}`
      throw new KaithemError('KAITHEM_VALUE', message, { htmlid: valueText(htmlid) })
    }
    const ms = coreOf(this).site.engine.clock.wall() * 1000
    return wrap(this, { tag: 'span', more: { 'data-name': htmlid, 'data-now': ms, hidden: true } }, '')
  }
}

addAliases(APIWidget.prototype)
