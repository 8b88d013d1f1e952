/** kaithem-sound-play: plays sounds, fades between them and announces; messages say what and how. @module */

import { defineNode } from '../_runtime/define-node.ts'
import type { Message, Red } from '../_runtime/red-types.ts'
import { silence, soundProblem, soundTexts } from '../_runtime/sound-words.ts'
import { parseConfig } from './config.ts'
import { Jukebox } from './jukebox.ts'
import { type Given, needsFile, needsVolume, type Order, readOrder } from './order.ts'
import { atOutput, type Ending, endMessage, Playing } from './playing.ts'
import { Progress } from './progress.ts'
import { prepareFile, prepareVolume } from './typed.ts'

export default (RED: Red): void => {
  const translate = soundTexts(RED)
  defineNode(RED, 'kaithem-sound-play', {
    parse: parseConfig,
    explain: (error) => soundProblem(error, translate),
    start: ({ node, config, kaithem: { sound }, status, clock }) => {
      const file = prepareFile(RED, node, config)
      const volume = prepareVolume(RED, node, config)
      const send = (ending: Ending, message: Given): void => {
        node.send(atOutput(ending, message) as (Message | null)[])
      }
      const tell = (ending: Ending, message: Given): void => {
        send(ending, message)
        // What is wrong stays to be seen until something else happens.
        if (ending === 'error') progress.hold()
        else progress.show()
      }
      const playing = new Playing(tell, () => progress.show())
      const jukebox: Jukebox = new Jukebox({
        ...{ sound, playing, settings: config, id: node.id },
        failed: ({ message, order: { handle }, file }, error) => {
          status.error(error, soundProblem(error, translate))
          node.error(error, message as Message)
          tell('error', endMessage(message, 'error', { handle, file }, error))
        },
        forgot: () => progress.show(),
      })
      const progress: Progress = new Progress({
        ...{ clock, status, translate },
        sounds: () => playing.all,
        waiting: () => jukebox.waiting,
        silence: (player) => silence(sound, translate, player),
      })

      const obey = (message: Message, order: Order): void | Promise<void> => {
        const act = (name: unknown, loudness: unknown): void => {
          jukebox.obey({ order, file: name, volume: loudness, message })
          progress.show()
        }
        const withVolume = (name: unknown): void | Promise<void> =>
          needsVolume(order) ? volume(message, (loudness) => act(name, loudness)) : act(name, undefined)
        return needsFile(order) ? file(message, withVolume) : withVolume(undefined)
      }
      const refuse = (message: Message, error: unknown): never => {
        send('error', endMessage(message, 'error', {}, error))
        throw error
      }
      return {
        started: () => progress.show(),
        input(message) {
          try {
            const doing = obey(message, readOrder(message, config))
            return doing?.catch((error: unknown) => refuse(message, error))
          } catch (error) {
            return refuse(message, error)
          }
        },
        close: () => {
          jukebox.forget()
          playing.close()
          progress.stop()
        },
      }
    },
  })
}
