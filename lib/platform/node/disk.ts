/** The calls of the file system that durable writes are made of, each as a step. @module */

import fs from 'node:fs'
import { promisify } from 'node:util'
import { type Steps, step } from '../steps.ts'

/** The synchronous calls; a test replaces them to make one fail. */
export const diskCalls = {
  open: (path: string, flags: string, mode: number): number => fs.openSync(path, flags, mode),
  write: (handle: number, bytes: Uint8Array, offset: number): number => fs.writeSync(handle, bytes, offset),
  fsync: (handle: number): void => fs.fsyncSync(handle),
  close: (handle: number): void => fs.closeSync(handle),
  fchmod: (handle: number, mode: number): void => fs.fchmodSync(handle, mode),
  mkdir: (path: string, mode: number): string | undefined => fs.mkdirSync(path, { recursive: true, mode }),
  rename: (from: string, to: string): void => fs.renameSync(from, to),
  link: (from: string, to: string): void => fs.linkSync(from, to),
  unlink: (path: string): void => fs.unlinkSync(path),
  stat: (path: string): fs.Stats => fs.statSync(path),
  read: (path: string): Buffer => fs.readFileSync(path),
}

export type DiskCalls = typeof diskCalls

/** The same without blocking. */
const laterCalls: { [K in keyof DiskCalls]: (...args: Parameters<DiskCalls[K]>) => Promise<ReturnType<DiskCalls[K]>> } =
  {
    open: promisify(fs.open),
    write: async (handle, bytes, offset) => (await promisify(fs.write)(handle, bytes, offset)).bytesWritten,
    fsync: promisify(fs.fsync),
    close: promisify(fs.close),
    fchmod: promisify(fs.fchmod),
    mkdir: (path, mode) => fs.promises.mkdir(path, { recursive: true, mode }),
    rename: promisify(fs.rename),
    link: promisify(fs.link),
    unlink: promisify(fs.unlink),
    stat: (path) => fs.promises.stat(path),
    read: (path) => fs.promises.readFile(path),
  }

export type Disk = { [K in keyof DiskCalls]: (...args: Parameters<DiskCalls[K]>) => Steps<ReturnType<DiskCalls[K]>> }

/** @param calls replacements; those then run at once in both ways */
export function createDisk(calls: DiskCalls = diskCalls): Disk {
  const names = Object.keys(diskCalls) as (keyof DiskCalls)[]
  const made = names.map((name) => {
    const now = calls[name] as (...args: unknown[]) => unknown
    const own = laterCalls[name] as (...args: unknown[]) => Promise<unknown>
    const later = calls === diskCalls ? own : async (...args: unknown[]) => now(...args)
    return [
      name,
      (...args: unknown[]) =>
        step(
          () => now(...args),
          () => later(...args),
        ),
    ]
  })
  return Object.fromEntries(made) as Disk
}
