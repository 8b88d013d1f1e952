/** kaithem-persist: a document in a file. @module */

import { isKaithemError, KaithemError } from '../../lib/errors.ts'
import { defineNode } from '../_runtime/define-node.ts'
import type { Message, Red, Send } from '../_runtime/red-types.ts'
import { prepareTypedInput } from '../_runtime/typed-input.ts'
import { readAction } from './action.ts'
import { parseConfig } from './config.ts'
import { PersistDocument } from './document.ts'

export default (RED: Red): void =>
  defineNode(RED, 'kaithem-persist', {
    parse: parseConfig,
    start: ({ node, config, kaithem, status, clock }) => {
      const { file } = config
      const value = prepareTypedInput(RED, node, { value: config.value, type: config.valueType }, 'value')
      const hasInitial = config.initialType !== 'none'
      const initial = hasInitial
        ? prepareTypedInput(RED, node, { value: config.initial, type: config.initialType }, 'initial')
        : undefined
      /** The failure that catch nodes know of, and how many waits for a write will tell theirs. */
      let shown: unknown
      let waiting = 0
      const document = new PersistDocument({
        kaithem,
        clock,
        config,
        title: node.name || node.id,
        onSaved: (changes, written) => node.send([null, { topic: file, payload: changes, action: 'save', written }]),
        onChange: ({ unsaved, error }) => {
          // It is tried again until it succeeds, and each failure is told once.
          if (error !== undefined && error !== shown && waiting === 0) node.error(error, { topic: file })
          shown = error
          if (error !== undefined) status.error(error)
          else if (unsaved > 0) status.key('kaithem-persist.status.unsaved', 'yellow')
          else status.key('kaithem-persist.status.saved', 'green', 'dot')
        },
      })
      const told = async (work: Promise<void>): Promise<void> => {
        waiting += 1
        try {
          await work
        } finally {
          waiting -= 1
        }
      }
      kaithem.message.subscribe('/system/save', () => document.flush().catch(() => undefined), { args: 0 })

      const load = async (message: Partial<Message>, send: (messages: object[]) => void): Promise<void> => {
        const { data, recovered } = await document.load()
        status.key(
          `kaithem-persist.status.${recovered ? 'recovered' : 'loaded'}`,
          recovered ? 'yellow' : 'green',
          'dot',
        )
        // That of an earlier load says nothing about this one.
        delete message.recovered
        const loaded = { payload: data, topic: file, action: 'load', ...(recovered ? { recovered } : {}) }
        send([Object.assign(message, loaded)])
      }
      const remove = async (message: Message, send: Send): Promise<void> => {
        const payload = await document.delete()
        if (document.state.unsaved === 0) status.key('kaithem-persist.status.missing')
        send([null, Object.assign(message, { payload, topic: file, action: 'delete' })])
      }
      const loadAtStart = async (): Promise<void> => {
        try {
          await load({}, (messages) => node.send(messages))
        } catch (error) {
          if (!isKaithemError(error) || error.code !== 'KAITHEM_KEY') throw error
          status.key('kaithem-persist.status.missing')
          if (initial === undefined) return
          await initial.use({} as Message, (payload) =>
            node.send({ topic: file, payload, action: 'load', missing: true }),
          )
        }
      }
      const change = (message: Message, isNow: boolean) =>
        value.use(message, (data) => {
          if (data === undefined) {
            throw new KaithemError('KAITHEM_VALUE', `There is nothing to save: ${config.value} is missing`, { file })
          }
          document.change(data)
          return isNow ? told(document.flush()) : undefined
        })
      return {
        started: () => (config.loadOnStart ? loadAtStart() : undefined),
        close: () => told(document.close()),
        input: (message: Message, send: Send) => {
          const action = readAction(message.action, config.action)
          if (action === 'change' || action === 'save') return change(message, action === 'save')
          if (action === 'flush') return told(document.flush())
          if (action === 'load') return load(message, send)
          return remove(message, send)
        },
      }
    },
  })
