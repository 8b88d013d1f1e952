/** The script of pages with widgets: `kaithemapi`, and everything that is alive. @module */

import { Link, type LinkState } from './link.ts'
import { banner, messageBox, snackBar } from './notices.ts'
import { PageWidgets } from './page.ts'

/** What pages may use beside their widgets. */
export interface KaithemApi {
  /** Calls with every value of a widget. */
  subscribe(id: string, callback: (value: unknown) => void): void
  unsubscribe(id: string, callback?: (value: unknown) => void): void
  /** Sets a widget; only the latest value counts. */
  setValue(id: string, value: unknown): void
  /** Sends to a widget; every value arrives. */
  sendValue(id: string, value: unknown): void
  /** Writes into the log of the server. */
  sendErrorMessage(text: string): void
  /** The address of the server for web sockets, such as `wss://house.example`. */
  wsPrefix(): string
  /** Ms since 1970 by the clock of the server. */
  now(): number
}

declare global {
  interface Window {
    kaithemapi?: KaithemApi
  }
}

const path = 'kaithem/static/widget.js'

function start(): void {
  const script = document.currentScript as HTMLScriptElement | null
  const source = new URL(script?.src || location.href, location.href)
  const at = source.pathname.indexOf(path)
  const root = `${source.origin}${at < 0 ? '/' : source.pathname.slice(0, at)}`
  const wsRoot = root.replace(/^http/, 'ws')
  const login = script?.dataset.login ?? `${root}kaithem/login`

  const fail = (error: unknown): void => {
    console.error(error)
    link.send('__ERROR__', error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error))
  }
  const showState = (state: LinkState): void => {
    document.documentElement.classList.toggle('kaithem-offline', state !== 'open')
    if (state === 'offline') banner('offline')
    // Whoever comes back as a guest is still to log in.
    else if (link.held) banner('login', { key: 'loginLink', href: login })
    else banner(null)
    widgets.state(state)
  }
  const access = (id: string, mayChange: boolean): void => {
    widgets.access(id, mayChange)
    if (mayChange && link.release()) showState(link.state)
  }
  const notice = (id: string, value: unknown): void => {
    if (id === '__SHOWSNACKBAR__') snackBar(...(value as [string, number]))
    else if (id === '__SHOWMESSAGE__') {
      // Whose login has ended may not see much, and is asked to log in already.
      if (!link.held) messageBox(String(value))
    } else if (id === '__LOGIN__') link.hold()
    else if (id === '__ACCESS__') access(...(value as [string, boolean]))
    else if (id === '__FORCEREFRESH__') location.reload()
    else if (id === '__WIDGETERROR__') console.warn(`kaithem: ${String(value)}`)
  }
  const gone = (id: string, isGone: boolean): void => {
    widgets.gone(id, isGone)
    if (document.querySelector('.kaithem-gone') === null) banner(null)
    else banner('gone', { key: 'reload' })
  }
  const startTime = Number(document.querySelector<HTMLElement>('[data-now]')?.dataset.now) || Date.now()
  const link = new Link(`${wsRoot}widgets/ws`, startTime, { state: showState, notice, gone, failed: fail })
  window.kaithemapi = {
    subscribe: (id, callback) => link.subscribe(id, callback),
    unsubscribe: (id, callback) => link.unsubscribe(id, callback),
    setValue: (id, value) => link.set(id, value),
    sendValue: (id, value) => link.send(id, value),
    sendErrorMessage: (text) => link.send('__ERROR__', text),
    wsPrefix: () => wsRoot.replace(/\/$/, ''),
    now: () => link.now,
  }
  const widgets = new PageWidgets(link, fail)
}

if (window.kaithemapi === undefined) start()
