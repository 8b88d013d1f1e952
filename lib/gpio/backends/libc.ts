/** The few functions of the C library that Node.js does not offer, through the package koffi. @module */

import { closeSync } from 'node:fs'
import type * as koffiModule from 'koffi'
import type { Packages } from '../../platform/packages.ts'

/** What a call answered, and the number of its error: 0 without one. */
export interface CallResult {
  readonly result: number
  readonly errno: number
}

/** Calls of the C library. Each answers at once, but `poll` and `receive`, which wait in the kernel. */
export interface Libc {
  /** A request to a device; the structure is read and filled. */
  ioctl(fd: number, request: number, structure: Buffer): CallResult
  /** Waits for descriptors in a list of `pollfd`. @param timeout milliseconds; -1 waits for ever */
  poll(list: Buffer, count: number, timeout: number): CallResult
  read(fd: number, bytes: Buffer, length: number): CallResult
  /** A descriptor to wake a thread that polls it. */
  eventFd(): CallResult
  /** Two connected sockets of whole messages, written to `pair`. */
  socketPair(pair: Int32Array): CallResult
  /** Sends a message with a descriptor, or without one. */
  send(socket: number, message: Buffer, fd?: number): CallResult
  /** Waits for a message, and for the descriptor it carries. The result is 0 when the other end is gone. */
  receive(socket: number, message: Buffer): CallResult & { readonly fd?: number | undefined }
  /** Listens under a name in Linux' abstract name space, for whole messages. */
  listen(name: string): CallResult
  accept(socket: number): CallResult
  /** Connects to a name that somebody listens under. */
  connect(name: string): CallResult
  /** The user number of the process at the other end of a socket. */
  peerUser(socket: number): CallResult
  /** Lets this thread run before others where that is permitted; answers which way it got. */
  hurry(): 'realtime' | 'nice' | 'normal'
}

/** Values of `linux/…` headers, equal on all processors that Node.js runs on. */
const closeOnExec = 0o2000000
const nonBlocking = 0o4000
const [unixSockets, seqPacket] = [1, 5]
const [solSocket, scmRights] = [1, 1]
const msgCloseOnExec = 0x40000000
const msgNoSignal = 0x4000
const peerCredentials = 17
const roundRobin = 2
const errnoInterrupted = 4
const longestMessage = 256

type Koffi = typeof koffiModule

/** @throws KAITHEM_UNAVAILABLE when koffi is not installed or has no binary for this machine */
export function loadLibc(packages: Packages): Libc {
  const loaded = packages.load('koffi') as Koffi & { default?: Koffi }
  const koffi = loaded.default ?? loaded
  // The program itself: its C library is loaded already, whatever its name is here.
  const c = koffi.load(null)
  const ioctl = c.func('int ioctl(int fd, unsigned long request, void *structure)')
  const poll = c.func('int poll(void *list, unsigned long count, int timeout)')
  const read = c.func('long read(int fd, void *bytes, size_t length)')
  const eventfd = c.func('int eventfd(unsigned int value, int flags)')
  const socketpair = c.func('int socketpair(int domain, int type, int protocol, void *pair)')
  const sendmsg = c.func('long sendmsg(int socket, void *message, int flags)')
  const recvmsg = c.func('long recvmsg(int socket, void *message, int flags)')
  const socket = c.func('int socket(int domain, int type, int protocol)')
  const bind = c.func('int bind(int socket, void *address, unsigned int length)')
  const listen = c.func('int listen(int socket, int backlog)')
  const accept = c.func('int accept4(int socket, void *address, void *length, int flags)')
  const connect = c.func('int connect(int socket, void *address, unsigned int length)')
  const getsockopt = c.func('int getsockopt(int socket, int level, int option, void *value, void *length)')
  const setscheduler = c.func('int sched_setscheduler(int pid, int policy, void *parameters)')
  const setpriority = c.func('int setpriority(int which, unsigned int who, int priority)')

  const told = (result: number): CallResult => ({ result, errno: result < 0 ? koffi.errno() : 0 })
  const again = (call: () => number): CallResult => {
    for (;;) {
      const answer = told(call())
      if (answer.errno !== errnoInterrupted) return answer
    }
  }
  const message = new Message(koffi)
  /** A socket that `use` makes into something; closed when that fails. */
  const socketFor = (use: (fd: number) => number): CallResult => {
    const made = told(socket(unixSockets, seqPacket | closeOnExec, 0))
    if (made.result < 0) return made
    const used = again(() => use(made.result))
    if (used.result < 0) closeSync(made.result)
    return used.result < 0 ? used : made
  }

  return {
    ioctl: (fd, request, structure) => again(() => ioctl(fd, request, structure)),
    poll: (list, count, timeout) => told(poll(list, count, timeout)),
    read: (fd, bytes, length) => again(() => Number(read(fd, bytes, length))),
    eventFd: () => told(eventfd(0, closeOnExec | nonBlocking)),
    socketPair: (pair) => told(socketpair(unixSockets, seqPacket | closeOnExec, 0, pair)),
    send: (socket, bytes, fd) => {
      const header = message.prepare(bytes.length, fd)
      bytes.copy(message.space)
      return again(() => Number(sendmsg(socket, header, msgNoSignal)))
    },
    receive: (socket, bytes) => {
      const header = message.prepare(bytes.length, -1)
      const answer = again(() => Number(recvmsg(socket, header, msgCloseOnExec)))
      message.space.copy(bytes)
      return answer.result > 0 ? { ...answer, fd: message.descriptor() } : answer
    },
    listen: (name) =>
      socketFor((fd) => {
        const address = abstractAddress(name)
        return bind(fd, address, address.length) === 0 ? listen(fd, 4) : -1
      }),
    accept: (fd) => again(() => accept(fd, null, null, closeOnExec)),
    connect: (name) => socketFor((fd) => connect(fd, abstractAddress(name), abstractAddress(name).length)),
    peerUser: (fd) => {
      const credentials = Buffer.alloc(12)
      const length = Buffer.from(new Uint32Array([credentials.length]).buffer)
      const answer = told(getsockopt(fd, solSocket, peerCredentials, credentials, length))
      return answer.result < 0 ? answer : { result: credentials.readUInt32LE(4), errno: 0 }
    },
    hurry: () => {
      const lowest = Buffer.alloc(4)
      lowest.writeInt32LE(1)
      if (setscheduler(0, roundRobin, lowest) === 0) return 'realtime'
      return setpriority(0, 0, -20) === 0 ? 'nice' : 'normal'
    },
  }
}

/** A `sockaddr_un` whose path begins with a zero: no file, gone with its socket. */
const abstractAddress = (name: string): Buffer => Buffer.concat([Buffer.from([unixSockets, 0, 0]), Buffer.from(name)])

/**
 * A `msghdr` with one part and room for one descriptor. Its buffers live as long as it does, because the kernel finds them by
 * their addresses only.
 */
class Message {
  readonly space = Buffer.alloc(longestMessage)
  readonly #part: Buffer
  readonly #control: Buffer
  readonly #header: Buffer
  readonly #word: number

  constructor(koffi: Koffi) {
    this.#word = koffi.sizeof('size_t')
    this.#part = Buffer.alloc(2 * this.#word)
    this.#control = Buffer.alloc(2 * this.#word + 8)
    this.#header = Buffer.alloc(7 * this.#word)
    this.#put(this.#part, koffi.address(this.space), 0)
    this.#put(this.#header, koffi.address(this.#part), 2)
    this.#put(this.#header, 1, 3)
    this.#put(this.#header, koffi.address(this.#control), 4)
  }

  /** @param fd to send along; -1 makes room for one, undefined sends none */
  prepare(length: number, fd: number | undefined): Buffer {
    this.#put(this.#part, length, 1)
    this.#put(this.#header, fd === undefined ? 0 : this.#control.length, 5)
    this.#control.fill(0)
    if (fd !== undefined && fd >= 0) {
      this.#put(this.#control, this.#word + 12, 0)
      this.#control.writeInt32LE(solSocket, this.#word)
      this.#control.writeInt32LE(scmRights, this.#word + 4)
      this.#control.writeInt32LE(fd, this.#word + 8)
    }
    return this.#header
  }

  /** The descriptor that came along. */
  descriptor(): number | undefined {
    const isOne =
      this.#control.readUInt32LE(0) >= this.#word + 12 &&
      this.#control.readInt32LE(this.#word) === solSocket &&
      this.#control.readInt32LE(this.#word + 4) === scmRights
    return isOne ? this.#control.readInt32LE(this.#word + 8) : undefined
  }

  /** @param index in words */
  #put(target: Buffer, value: bigint | number, index: number): void {
    if (this.#word === 8) target.writeBigUInt64LE(BigInt(value), index * 8)
    else target.writeUInt32LE(Number(value), index * 4)
  }
}
