/**
 * `npm run test:powercut`: cuts the power of a disk while documents are saved, again and again, and reads what survived. Needs
 * root and loop devices; says so and does nothing elsewhere.
 *
 * `-- --trials 50` changes how often (default 1000). The last line is `N trials, N damaged, N lost`; the control, plain lowdb,
 * must fail in the same run, or the rig proves nothing.
 */

import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startWriter } from './durability/child.mjs'
import { fileSystems, LoopDisk, whyNot } from './durability/loop-disk.mjs'
import { openMethod, promised } from './durability/methods.mjs'

/** Bytes of a document, MiB of a disk, and milliseconds from the first save to the cut. */
const size = 20_000
const diskSize = 320
const [earliest, latest] = [20, 350]

/** Another program on the same disk, whose syncs make the journal write at any time. */
function startNoise(folder) {
  // It ends with this process, however that ends, or the disk would stay in use.
  const script = 'while kill -0 $PPID; do echo noise >> noise; sync noise; done 2> /dev/null'
  const child = spawn('sh', ['-c', script], { cwd: folder, stdio: 'ignore', detached: true })
  const ended = new Promise((resolve) => child.on('close', resolve))
  return async () => {
    process.kill(-child.pid, 'SIGKILL')
    await ended
  }
}

/** One cut; answers what became of the last document that was acknowledged before it. */
async function trial(disk, method, index) {
  await disk.mount()
  const folder = join(disk.folder, `trial-${index}`)
  mkdirSync(folder)
  const stopNoise = startNoise(disk.folder)
  const writer = await startWriter(method, folder, size)
  await sleep(earliest + Math.random() * (latest - earliest))
  // Only what was acknowledged before the cut counts.
  const { acknowledged } = writer.state
  await disk.cut()
  await Promise.all([writer.kill(), stopNoise()])
  await disk.unmount()
  await disk.mount()
  try {
    const result = { acknowledged, ...survivor(method, folder, acknowledged) }
    rmSync(folder, { recursive: true, force: true })
    return result
  } finally {
    await disk.unmount()
  }
}

function survivor(method, folder, acknowledged) {
  try {
    const opened = openMethod(method, folder, size)
    try {
      return { damaged: false, lost: opened.read() < acknowledged }
    } finally {
      opened.close()
    }
  } catch (error) {
    return { damaged: true, lost: false, error: error.message }
  }
}

/** The trials of one file system, one after the other. */
async function runDisk(kind, jobs, add) {
  const disk = await LoopDisk.create(kind, diskSize)
  try {
    for (const [index, method] of jobs.entries()) {
      const result = await trial(disk, method, index)
      if (result.acknowledged === 0) throw new Error(`the writer of ${method} saved nothing on ${kind}`)
      add(kind, method, result)
    }
  } finally {
    await disk.remove()
  }
}

/** `count` trials shared by file systems and methods, and a twentieth more for each control. */
function plan(count) {
  const kinds = Object.keys(fileSystems)
  const jobs = new Map(kinds.map((kind) => [kind, []]))
  for (let index = 0; index < count; index++) {
    jobs.get(kinds[index % kinds.length]).push(promised[Math.floor(index / kinds.length) % promised.length])
  }
  for (const kind of kinds) {
    const controls = Math.max(3, Math.ceil(count / 60))
    for (let index = 0; index < controls; index++) jobs.get(kind).push('lowdb')
    for (let index = 0; index < Math.ceil(controls / 3); index++) jobs.get(kind).push('backup: false')
  }
  return jobs
}

async function main() {
  const { values } = parseArgs({ options: { trials: { type: 'string', default: '1000' } } })
  const reason = await whyNot()
  if (reason !== undefined) {
    process.stdout.write(`power cuts cannot be tried here: ${reason}\n`)
    return
  }
  const rows = new Map()
  const add = (kind, method, { acknowledged, damaged, lost, error }) => {
    const key = `${kind.padEnd(22)}${method.padEnd(15)}`
    const row = rows.get(key) ?? { method, trials: 0, damaged: 0, lost: 0, saves: 0 }
    rows.set(key, row)
    row.trials++
    row.saves += acknowledged
    if (damaged) row.damaged++
    if (lost) row.lost++
    const isOurs = promised.includes(method)
    if (isOurs && (damaged || lost)) process.stderr.write(`${kind} ${method}: ${error ?? 'lost'}\n`)
  }
  await Promise.all([...plan(Number(values.trials))].map(([kind, jobs]) => runDisk(kind, jobs, add)))
  report(rows)
}

function report(rows) {
  const number = (value) => `${value}`.padStart(9)
  const lines = [...rows]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, { trials, saves, damaged, lost }]) => [key, ...[trials, saves, damaged, lost].map(number)].join(''))
  const head = `${'file system'.padEnd(22)}${'saved by'.padEnd(15)}   trials    saves  damaged     lost`
  process.stdout.write(`${head}\n${lines.join('\n')}\n`)
  const total = (isCounted) =>
    [...rows.values()]
      .filter(({ method }) => isCounted(method))
      .reduce(
        (sum, row) => ({
          trials: sum.trials + row.trials,
          damaged: sum.damaged + row.damaged,
          lost: sum.lost + row.lost,
        }),
        { trials: 0, damaged: 0, lost: 0 },
      )
  const control = total((method) => method === 'lowdb')
  const ours = total((method) => promised.includes(method))
  const isLive = control.damaged + control.lost > 0
  process.stdout.write(
    `control: plain lowdb failed ${control.damaged + control.lost} of ${control.trials}${isLive ? '' : ', so this rig proves nothing'}\n` +
      `${ours.trials} trials, ${ours.damaged} damaged, ${ours.lost} lost\n`,
  )
  process.exitCode = ours.damaged + ours.lost > 0 || !isLive ? 1 : 0
}

await main()
