// The lock beside an open draft: tells a second person on a network share who has it open. A lock is alive while its
// time is renewed; one left by a crash is taken over. A folder that takes no lock is worked in without one.
import { basename, dirname, join } from 'node:path'
import * as v from 'valibot'
import { systemCode } from '../../shared/system-reason.ts'
import { factsOrNone, type Disk } from './disk.ts'

/** Who holds a draft, as the lock file says it. */
export interface Holder {
  readonly host: string
  readonly user: string
  readonly pid: number
  /** Drawn for each start of the program. */
  readonly session: string
}

export interface LockWorld {
  readonly disk: Disk
  readonly me: Holder
  /** Whether a process of this machine is running. */
  isRunning(pid: number): boolean
}

/** How often a lock is renewed, and how long after the last renewal it counts as left behind; milliseconds. */
export const renewEvery = 60_000
export const staleAfter = 10 * 60_000

const holderSchema = v.object({
  host: v.pipe(v.string(), v.maxLength(255)),
  user: v.pipe(v.string(), v.maxLength(255)),
  pid: v.pipe(v.number(), v.integer()),
  session: v.pipe(v.string(), v.maxLength(100)),
})

export function lockPathOf(path: string): string {
  return join(dirname(path), `.~${basename(path)}.lock`)
}

/** As it is said to a clerk. */
export function nameOfHolder({ host, user }: Holder): string {
  return `${user}（${host}）`
}

/** Takes the lock of a draft; who else holds it, or null when it is ours or none can be kept here. */
export async function takeLock(world: LockWorld, path: string): Promise<Holder | null> {
  const lock = lockPathOf(path)
  if (await create(world, lock)) return null
  const holder = await livingHolder(world, path)
  if (holder !== null) return holder
  if ((await factsOrNone(world.disk, lock)) === null) return null
  await setAside(world, lock)
  return (await create(world, lock)) ? null : livingHolder(world, path)
}

/** Who else has the draft open at this moment. */
export async function livingHolder(world: LockWorld, path: string): Promise<Holder | null> {
  const lock = lockPathOf(path)
  const holder = await holderIn(world.disk, lock)
  if (holder === null || isMine(world, holder)) return null
  if (holder.host === world.me.host && !world.isRunning(holder.pid)) return null
  return (await isStale(world, lock)) ? null : holder
}

/** Renews the lock, also one that somebody tidied away; false when another person has taken it over. */
export async function renewLock(world: LockWorld, path: string): Promise<boolean> {
  const lock = lockPathOf(path)
  const holder = await holderIn(world.disk, lock)
  if (holder !== null && !isMine(world, holder)) return false
  if (holder === null) await create(world, lock)
  else await quietly(() => world.disk.touch(lock))
  return true
}

export async function releaseLock(world: LockWorld, path: string): Promise<void> {
  const lock = lockPathOf(path)
  const holder = await holderIn(world.disk, lock)
  if (holder !== null && isMine(world, holder)) await quietly(() => world.disk.remove(lock))
}

async function create({ disk, me }: LockWorld, lock: string): Promise<boolean> {
  try {
    await disk.write(lock, new TextEncoder().encode(JSON.stringify(me)), 'create')
    return true
  } catch (error) {
    if (systemCode(error) === null) throw error
    return false
  }
}

/** What lies in a lock file; null where there is none, or nothing that can be read. */
async function holderIn(disk: Disk, lock: string): Promise<Holder | null> {
  const text = await quietly(async () => new TextDecoder().decode(await disk.readStart(lock, 4096)))
  if (text === null) return null
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), holderSchema), text)
  return parsed.success ? parsed.output : null
}

function isMine({ me }: LockWorld, holder: Holder): boolean {
  return holder.session === me.session
}

/** Times are compared as the disk of the draft tells them: clocks of office machines differ by minutes. */
async function isStale({ disk, me }: LockWorld, lock: string): Promise<boolean> {
  const renewed = await factsOrNone(disk, lock)
  if (renewed === null) return true
  const probe = `${lock}.${me.session}`
  const now = await quietly(async () => {
    await disk.write(probe, new Uint8Array(), 'replace')
    const { changedAt } = await disk.facts(probe)
    await disk.remove(probe)
    return changedAt
  })
  const thenNow = now ?? BigInt(Date.now()) * 1_000_000n
  return thenNow - renewed.changedAt > BigInt(staleAfter) * 1_000_000n
}

/** Two persons may find the same dead lock: only one of them gets to rename it. */
async function setAside({ disk, me }: LockWorld, lock: string): Promise<void> {
  const aside = `${lock}.${me.session}`
  await quietly(async () => {
    await disk.rename(lock, aside)
    await disk.remove(aside)
  })
}

/** A lock is a courtesy: what the system refuses here stops nobody's work. */
async function quietly<T>(job: () => Promise<T>): Promise<T | null> {
  try {
    return await job()
  } catch (error) {
    if (systemCode(error) === null) throw error
    return null
  }
}
