// The terminal as the commands see it: where lines go, how wide it is, whether it shows colour. Everything a command
// prints goes through here, so that a test can stand in for the terminal.

export interface Io {
  /** Prints text and a line break to standard output. */
  readonly out: (text: string) => void
  /** Prints text and a line break to standard error. */
  readonly err: (text: string) => void
  /** Says on the terminal's last line what is going on; '' wipes it. Nothing happens where nobody watches. */
  readonly progress: (text: string) => void
  /** Columns to fill; lines of text are broken there. */
  readonly columns: number
  readonly color: boolean
}

/** Wider lines than this are hard to read; narrower terminals than this break tables beyond use. */
const widest = 110
const narrowest = 60
const wipe = '\r\u001b[2K'

interface Stream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown
}

/** What of a process an Io is made of. */
export interface Surroundings {
  readonly stdout: Stream
  readonly stderr: Stream
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The process's own terminal, or pipe. */
export function processIo({ stdout, stderr, env }: Surroundings = process): Io {
  // A reader that has gone (`| head`) is no trouble of ours.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  let shown = false
  const clear = (): void => {
    if (shown) stderr.write(wipe)
    shown = false
  }
  return {
    out: (text) => {
      clear()
      stdout.write(`${text}\n`)
    },
    err: (text) => {
      clear()
      stderr.write(`${text}\n`)
    },
    progress: (text) => {
      if (!stderr.isTTY) return
      clear()
      if (text === '') return
      stderr.write(text)
      shown = true
    },
    columns: Math.min(Math.max(stdout.columns ?? widest, narrowest), widest),
    // https://no-color.org: NO_COLOR with whatever value but the empty one turns colour off.
    color: stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
  }
}
