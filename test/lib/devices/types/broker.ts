/** A real MQTT broker in the test's process. @module */

import { createServer, type Server, type Socket } from 'node:net'
import { Aedes, type AedesOptions } from 'aedes'

export class Broker {
  /** Everything published by clients, in order: topic, payload. */
  readonly published: [topic: string, payload: string][] = []
  port = 0
  private aedes: Aedes | undefined
  private server: Server | undefined
  private readonly sockets = new Set<Socket>()
  private readonly options: AedesOptions

  constructor(options: AedesOptions = {}) {
    this.options = options
  }

  get url(): string {
    return `mqtt://127.0.0.1:${this.port}`
  }

  get clients(): number {
    return this.aedes?.connectedClients ?? 0
  }

  /** Starts, on the same port as before if there was one. */
  async start(): Promise<this> {
    const aedes = await Aedes.createBroker(this.options)
    this.aedes = aedes
    aedes.on('publish', ({ topic, payload }, client) => {
      if (client) this.published.push([topic, payload.toString()])
    })
    const server = createServer((socket) => {
      this.sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => this.sockets.delete(socket))
      aedes.handle(socket)
    })
    this.server = server
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve))
    this.port = (server.address() as { port: number }).port
    return this
  }

  publish(topic: string, payload: string | Buffer, retain = false): Promise<void> {
    return new Promise((resolve, reject) => {
      this.aedes?.publish({ cmd: 'publish', topic, payload, retain, qos: 0, dup: false }, (error) =>
        error ? reject(error) : resolve(),
      )
    })
  }

  /** Dies with all its connections. */
  async stop(): Promise<void> {
    const { aedes, server } = this
    for (const socket of this.sockets) socket.destroy()
    await new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve())))
    await new Promise<void>((resolve) => (aedes === undefined ? resolve() : aedes.close(() => resolve())))
  }
}
