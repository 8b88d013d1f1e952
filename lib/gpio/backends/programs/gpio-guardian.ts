/**
 * The guardian process: holds outputs together with the process that started it, and sets their fail-safe levels when that
 * process is gone. Waits in the kernel, so it costs no time.
 *
 * @module
 */

import { closeSync } from 'node:fs'
import { createNodePackages } from '../../../platform/node/packages.ts'
import { GuardianLines } from '../cdev/guardian-lines.ts'
import { type GuardianRequest, guardianAddress, longestMessage } from '../cdev/guardian-protocol.ts'
import { createGpioKernel } from '../cdev/kernel.ts'
import { type Libc, loadLibc } from '../libc.ts'

/** The descriptor of the socket to the process that it guards. */
const parentSocket = 3
const readable = 1

function main(token: string): void {
  const libc = loadLibc(createNodePackages())
  const lines = new GuardianLines(createGpioKernel(libc))
  const door = libc.listen(guardianAddress(token)).result
  libc.hurry()
  while (!lines.isOrphan || lines.size > 0) {
    // While there is a process to guard, its socket comes first.
    const sockets = [lines.isOrphan ? -1 : parentSocket, door]
    const [fromParent, atDoor] = wait(libc, sockets)
    if (fromParent) serveParent(libc, lines)
    else if (atDoor) serveVisitor(libc, lines, door)
  }
}

/** Waits for ever; a negative descriptor is never ready. */
function wait(libc: Libc, sockets: readonly number[]): boolean[] {
  const list = Buffer.alloc(sockets.length * 8)
  for (const [index, socket] of sockets.entries()) {
    list.writeInt32LE(socket, index * 8)
    list.writeInt16LE(readable, index * 8 + 4)
  }
  libc.poll(list, sockets.length, -1)
  return sockets.map((_socket, index) => list.readInt16LE(index * 8 + 6) !== 0)
}

function serveParent(libc: Libc, lines: GuardianLines): void {
  const message = receive(libc, parentSocket)
  if (message === undefined) {
    lines.orphaned()
    closeSync(parentSocket)
    return
  }
  const answer = lines.obey(message.request, message.fd)
  if (answer !== undefined) libc.send(parentSocket, Buffer.from(answer))
}

function serveVisitor(libc: Libc, lines: GuardianLines, door: number): void {
  const { result: socket } = libc.accept(door)
  if (socket < 0) return
  const user = libc.peerUser(socket).result
  const mayAsk = user === 0 || user === process.getuid?.()
  const message = mayAsk ? receive(libc, socket) : undefined
  if (message !== undefined) libc.send(socket, Buffer.from(lines.asked(message.request)))
  closeSync(socket)
}

function receive(libc: Libc, socket: number): { request: GuardianRequest; fd: number | undefined } | undefined {
  const bytes = Buffer.alloc(longestMessage)
  const { result, fd } = libc.receive(socket, bytes)
  if (result <= 0) return undefined
  return { request: JSON.parse(bytes.toString('utf8', 0, result)) as GuardianRequest, fd }
}

const [, , token] = process.argv
if (token !== undefined) main(token)
