/** Fifty power cuts; `npm run test:powercut` makes a thousand. Where no disk can be cut, this says so and proves nothing. */

import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createKaithem } from '../../lib/index.ts'
import { LoopDisk, whyNot } from '../../scripts/durability/loop-disk.mjs'
import { runRig } from './support.ts'

const reason = await whyNot()

if (reason === undefined) {
  describe('power cuts', () => {
    it('damage no file and lose no save that was acknowledged, while plain lowdb fails', async () => {
      const output = await runRig('test-powercut.mjs', 50)
      expect(output).toMatch(/^control: plain lowdb failed [1-9]/m)
      expect(output).toMatch(/^50 trials, 0 damaged, 0 lost$/m)
    })
  })

  describe('a full disk', () => {
    it('refuses a save, keeps the old file, leaves nothing behind and works again', async () => {
      const disk = await LoopDisk.create('ext4', 8)
      try {
        await disk.mount()
        const k = createKaithem({ vardir: disk.folder })
        k.persist.save({ n: 1 }, 'a.json')
        const filler = join(disk.folder, 'filler')
        const fill = (): void => {
          for (let size = 1 << 20; size >= 512; size >>= 1) {
            try {
              for (;;) writeFileSync(filler, Buffer.alloc(size, 1), { flag: 'a' })
            } catch {
              // Full for this size.
            }
          }
        }
        fill()
        const big = { body: 'x'.repeat(100_000) }
        expect(() => k.persist.save(big, 'a.json')).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
        await expect(k.persist.save_async(big, 'a.json')).rejects.toMatchObject({ code: 'KAITHEM_IO' })
        expect(k.persist.load('a.json')).toEqual({ n: 1 })
        expect(readdirSync(join(disk.folder, 'data'))).toEqual(['a.json'])
        writeFileSync(filler, '')
        k.persist.save(big, 'a.json')
        expect(k.persist.load('a.json')).toEqual(big)
        k.close()
        await disk.unmount()
      } finally {
        await disk.remove()
      }
    })
  })
} else {
  process.stderr.write(`\nNOT TRIED HERE, power cuts: ${reason}\n`)
  it(`cannot cut the power here: ${reason}`, () => {
    expect(reason.length).toBeGreaterThan(0)
  })
}
