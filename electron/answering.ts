// The edge where requests of the window come in: the sender is checked, the request is checked, a bug becomes a
// sentence. Every request passes here and nowhere else.
import * as v from 'valibot'
import { failed } from '../shared/notes.ts'
import { channels, type Answer, type Asked, type Call } from './channels.ts'
import type { Log } from './log.ts'
import { requests } from './requests.ts'

/** The answers of the desk, one for each request of the contract. */
export type Answers = { readonly [C in Call]: (...asked: Asked<C>) => Promise<Answer<C>> }

/** Where a message comes from: what Electron's events say of their sender, as far as it is looked at. */
export interface Sender {
  readonly sender: unknown
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null
}

export interface Reception {
  handle(channel: string, listener: (event: Sender, ...asked: unknown[]) => Promise<unknown>): void
  on(channel: string, listener: (event: Sender, ...told: unknown[]) => void): void
}

export interface Gate {
  readonly reception: Reception
  isTrusted(event: Sender): boolean
  readonly log: Log
}

export function answerAll(gate: Gate, answers: Answers): void {
  for (const call of callsOf(answers)) answerOne(gate, call, answers)
}

/** A message that wants no answer; one that is not what it should be is dropped. */
export function hear<T>(
  gate: Gate,
  channel: string,
  schema: v.GenericSchema<unknown, T>,
  act: (told: T) => void,
) {
  gate.reception.on(channel, (event, ...told) => {
    const parsed = v.safeParse(schema, told)
    if (gate.isTrusted(event) && parsed.success) act(parsed.output)
    else gate.log(`refused a message on ${channel}`)
  })
}

function answerOne<C extends Call>({ reception, isTrusted, log }: Gate, call: C, answers: Answers): void {
  const answer: (...asked: Asked<C>) => Promise<unknown> = answers[call]
  reception.handle(channels[call], async (event, ...asked) => {
    if (!isTrusted(event)) {
      log(`refused ${call} from a stranger`)
      throw new Error('refused')
    }
    const parsed = v.safeParse(requests[call], asked)
    if (!parsed.success) {
      log(`refused a malformed ${call}`)
      return failed('bug', doing)
    }
    try {
      return await answer(...parsed.output)
    } catch (error) {
      log(`a bug in ${call}`, error)
      return failed('bug', doing)
    }
  })
}

const doing = '处理窗口的请求'

function callsOf(answers: Answers): readonly Call[] {
  return Object.keys(answers).filter((name): name is Call => name in channels)
}
