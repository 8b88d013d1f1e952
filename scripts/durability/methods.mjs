/**
 * The ways to save that the rigs try: each saves a numbered document that carries its own checksum, and reads back which
 * one survived.
 */

import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { JSONFileSyncPreset } from 'lowdb/node'
import { createKaithem } from '../../dist/lib/index.js'

/**
 * @typedef {object} Method
 * @property {(n: number) => void | Promise<void>} save returns when the document counts as saved
 * @property {() => number} read the number of the surviving document, 0 for none; throws for a damaged one
 * @property {() => void} close
 */

const sum = (n, body) => createHash('sha1').update(`${n} ${body}`).digest('hex')

/** A document of about `size` bytes that differs from the one before in every part. */
export function makeDocument(n, size) {
  const line = createHash('sha1').update(`line ${n}`).digest('base64')
  const body = `${line}${n}`.repeat(Math.ceil(size / (line.length + String(n).length)))
  return { n, sum: sum(n, body), body }
}

/** The number of a document. @throws for one that is not whole */
export function numberOf(document) {
  const { n, body, sum: wanted } = document ?? {}
  if (!Number.isInteger(n) || typeof body !== 'string' || sum(n, body) !== wanted)
    throw new Error('not a whole document')
  return n
}

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

function ofFile(folder, size, name, options = {}) {
  const kaithem = createKaithem({ vardir: folder, log: quiet })
  const { persist } = kaithem
  return {
    save: (n) => persist.save(makeDocument(n, size), name, options),
    read: () => (persist.exists(name) ? numberOf(persist.load(name)) : 0),
    close: () => kaithem.close(),
  }
}

/** Every document in a new folder of its own; all that were acknowledged must be there. */
function newFiles(folder, size) {
  const kaithem = createKaithem({ vardir: folder, log: quiet })
  const { persist } = kaithem
  const name = (n) => `doc-${n}/document.json`
  return {
    save: (n) => persist.save(makeDocument(n, size), name(n)),
    read: () => {
      const data = join(folder, 'data')
      let last = 0
      while (existsSync(join(data, name(last + 1)))) {
        if (numberOf(persist.load(name(last + 1))) !== last + 1) throw new Error('another document')
        last++
      }
      return last
    },
    close: () => kaithem.close(),
  }
}

/** The small-state store: a tag that is restored. */
function store(folder, size) {
  const kaithem = createKaithem({ vardir: folder, log: quiet })
  const tag = () => kaithem.tags.ObjectTag('/rig/document')
  return {
    save: (n) => {
      tag().restore = true
      tag().value = makeDocument(n, size)
      kaithem.flush()
    },
    read: () => {
      if (!existsSync(join(folder, 'state.json'))) return 0
      tag().restore = true
      return tag().value?.n === undefined ? 0 : numberOf(tag().value)
    },
    close: () => kaithem.close(),
  }
}

function asynchronous(folder, size) {
  const method = ofFile(folder, size, 'document.json')
  const kaithem = createKaithem({ vardir: folder, log: quiet })
  return { ...method, save: (n) => kaithem.persist.save_async(makeDocument(n, size), 'document.json').then(() => {}) }
}

/** What people use today, as the control: temporary file and rename, nothing synced. */
function plainLowdb(folder, size) {
  const path = join(folder, 'lowdb.json')
  return {
    save: (n) => {
      const database = JSONFileSyncPreset(path, {})
      database.data = makeDocument(n, size)
      database.write()
    },
    read: () => (existsSync(path) ? numberOf(JSONFileSyncPreset(path, {}).data) : 0),
    close() {},
  }
}

const methods = {
  json: (folder, size) => ofFile(folder, size, 'document.json'),
  gz: (folder, size) => ofFile(folder, size, 'document.json.gz'),
  bz2: (folder, size) => ofFile(folder, size, 'document.json.bz2'),
  private: (folder, size) => ofFile(folder, size, 'document.json', { private: true }),
  async: asynchronous,
  'new files': newFiles,
  store,
  'backup: false': (folder, size) => ofFile(folder, size, 'document.json', { backup: false }),
  lowdb: plainLowdb,
}

/** Those that promise to survive a power cut. */
export const promised = ['json', 'gz', 'bz2', 'private', 'async', 'new files', 'store']

/** @returns {Method} */
export function openMethod(name, folder, size) {
  return methods[name](folder, size)
}

/** Temporary files that a cut left behind. */
export const strays = (folder) =>
  readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('~')).length
