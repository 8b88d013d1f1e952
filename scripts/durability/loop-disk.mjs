/**
 * A disk whose power can be cut: a file system in a file on tmpfs, behind a loop device. FS_IOC_SHUTDOWN throws away all that
 * is not yet on the device, as a power cut does, also what is in its journal but not flushed.
 */

import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

/** The file systems that are tried: how they are made and mounted. */
export const fileSystems = {
  ext4: { make: ['mkfs.ext4', '-q', '-F'], options: [] },
  'ext4 noauto_da_alloc': { make: ['mkfs.ext4', '-q', '-F'], options: ['noauto_da_alloc'] },
  xfs: { make: ['mkfs.xfs', '-q', '-f'], options: [] },
}

const places = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
const find = (program) => places.map((place) => join(place, program)).find((path) => existsSync(path))
const execute = promisify(execFile)

/** Runs a program. The kernel may be busy for a moment with what just ended, so it is tried again for some seconds. */
async function run(program, ...args) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await execute(find(program) ?? program, args)
    } catch (error) {
      if (attempt === 100) throw error
      await sleep(30)
    }
  }
}

/** FS_IOC_SHUTDOWN without flushing the log, by whatever can do an ioctl here. */
const cuts = {
  perl: (folder) => [
    '-e',
    'use Fcntl; sysopen(my $d, $ARGV[0], O_RDONLY) or die $!; my $f = pack("L", 2); ioctl($d, 0x8004587d, $f) or die $!',
    folder,
  ],
  python3: (folder) => [
    '-c',
    'import fcntl,os,struct,sys; fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587d, struct.pack("I", 2))',
    folder,
  ],
  xfs_io: (folder) => ['-x', '-c', 'shutdown', folder],
}

/** Debian's packages with the programs that are missing. */
function install() {
  const missing = [
    ['mkfs.ext4', 'e2fsprogs'],
    ['mkfs.xfs', 'xfsprogs'],
  ].filter(([program]) => !find(program))
  if (missing.length === 0 || !find('apt-get')) return
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  const names = missing.map(([, name]) => name)
  const attempt = () => spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], options)
  if (attempt().status === 0) return
  spawnSync('apt-get', ['update', '-q'], options)
  attempt()
}

/** Why disks cannot be made and cut here, or undefined. Installs what is missing where it may. */
export async function whyNot() {
  if (process.platform !== 'linux') return `loop devices are of Linux, this is ${process.platform}`
  if (process.getuid?.() !== 0) return 'only root may mount loop devices'
  if (!existsSync('/dev/loop-control')) return 'this machine has no loop devices'
  install()
  const tools = ['mkfs.ext4', 'mkfs.xfs', 'mount', 'umount', 'losetup', 'truncate'].filter((program) => !find(program))
  if (tools.length > 0) return `these programs are missing: ${tools.join(', ')}`
  if (!Object.keys(cuts).some(find)) return 'there is neither perl nor python3 nor xfs_io to cut the power'
  try {
    const disk = await LoopDisk.create('ext4', 64)
    try {
      await disk.mount()
      await disk.cut()
      await disk.unmount()
    } finally {
      await disk.remove()
    }
    return undefined
  } catch (error) {
    return `a file system on a loop device cannot be mounted and cut: ${error.message.split('\n')[0]}`
  }
}

export class LoopDisk {
  /** @param {string} base an empty folder @param {keyof typeof fileSystems} kind */
  constructor(base, kind) {
    this.base = base
    this.options = ['loop', ...fileSystems[kind].options].join(',')
    this.folder = join(base, 'mounted')
    this.memory = join(base, 'memory')
    this.image = join(this.memory, 'disk')
  }

  /** @param {keyof typeof fileSystems} kind @param {number} size MiB */
  static async create(kind, size) {
    const disk = new LoopDisk(mkdtempSync(join(tmpdir(), 'kaithem-disk-')), kind)
    mkdirSync(disk.folder)
    mkdirSync(disk.memory)
    await run('mount', '-t', 'tmpfs', '-o', `size=${size + 8}m`, 'none', disk.memory)
    await run('truncate', '-s', `${size}M`, disk.image)
    await run(...fileSystems[kind].make, disk.image)
    return disk
  }

  async mount() {
    await run('mount', '-o', this.options, this.image, this.folder)
  }

  /** Ends all writes to the device at once. */
  async cut() {
    const name = Object.keys(cuts).find(find)
    await execute(find(name), cuts[name](this.folder))
  }

  async unmount() {
    await run('umount', this.folder)
  }

  /** Frees everything, whatever state it is in. */
  async remove() {
    for (const folder of [this.folder, this.memory]) spawnSync(find('umount'), ['-l', folder])
    rmSync(this.base, { recursive: true, force: true })
  }
}
