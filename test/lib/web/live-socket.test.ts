import { describe, expect, it } from 'vitest'
import { socketRig } from './socket-rig.ts'

describe('a websocket', () => {
  it('hands frames in both ways, and its end once', async () => {
    const { opened, connected } = socketRig()
    const { socket, end } = await opened()
    end.receive('hello')
    end.receive(new Uint8Array([1]))
    connected[0]?.client.send('back')
    end.closed()
    end.closed()
    end.receive('late')
    connected[0]?.client.send('late')
    connected[0]?.client.close()
    expect(connected[0]).toMatchObject({ received: ['hello', new Uint8Array([1])], closed: 1 })
    expect(socket.events).toEqual(['send back'])
  })

  it('survives frames that break the widgets', async () => {
    const { opened, connected, reports } = socketRig()
    const { end } = await opened()
    end.receive('throw')
    end.receive('next')
    expect([connected[0]?.received, reports.length]).toEqual([['next'], 1])
  })

  it('is closed when it sends too much', async () => {
    const { clock, opened, connected, gate } = socketRig()
    const { socket, end } = await opened()
    for (let count = 0; count < 400; count++) end.receive('x')
    expect(socket.events).toEqual([])
    await clock.advance(1)
    for (let count = 0; count < 101; count++) end.receive('x')
    expect(socket.events).toEqual(['close 1008 too many frames'])
    expect([connected[0]?.received.length, connected[0]?.closed, gate.size]).toEqual([500, 1, 0])
  })

  it('is dropped when its client does not read, but may be sent one large frame', async () => {
    const { opened, connected, gate } = socketRig()
    const { socket } = await opened()
    const large = 'x'.repeat(gate.limits.mostBuffered + 1)
    connected[0]?.client.send(large)
    expect(socket.events).toEqual([`send ${large.length}`])
    socket.waiting = large.length
    expect(connected[0]?.client.buffered?.()).toBe(large.length)
    connected[0]?.client.send('one more')
    expect([socket.events.at(-1), connected[0]?.closed, gate.size]).toEqual(['terminate', 1, 0])
  })

  it('is pinged, and dropped when nothing comes back', async () => {
    const { clock, opened, connected } = socketRig()
    const [good, busy, dead] = [await opened(), await opened(), await opened()]
    await clock.advance(30)
    good.end.pong()
    busy.end.receive('still here')
    await clock.advance(30)
    expect([good.socket.events, busy.socket.events, dead.socket.events]).toEqual([
      ['ping', 'ping'],
      ['ping', 'ping'],
      ['ping', 'terminate'],
    ])
    expect(connected.map(({ closed }) => closed)).toEqual([0, 0, 1])
    good.end.closed()
    busy.end.closed()
    expect(clock.pending).toBe(0)
  })
})
