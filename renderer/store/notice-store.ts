// What the program says to the clerk outside the pages: short sentences that pass, and questions that wait for an
// answer. Components for both are in dialogs/.
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Failure } from '../../shared/notes.ts'

export interface Notice {
  /**
   * done: what the clerk wanted · hint: why nothing happened, and what would · declined: a wish that could not be granted,
   * everything is as it was · trouble: something is not safe; it stays until it is put away.
   */
  readonly kind: 'done' | 'hint' | 'declined' | 'trouble'
  readonly sentence: string
}

export interface Choice<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly look: 'primary' | 'plain' | 'danger'
}

export interface Question<Id extends string = string> {
  readonly title: string
  readonly sentences: readonly string[]
  readonly choices: readonly Choice<Id>[]
}

interface Asked {
  readonly question: Question
  readonly answer: (id: string | null) => void
}

export const useNoticeStore = defineStore('notice', () => {
  const notice = shallowRef<Notice | null>(null)
  const asked = shallowRef<Asked | null>(null)
  const waiting: Asked[] = []

  function tell(sentence: string): void {
    notice.value = { kind: 'done', sentence }
  }

  function hint(sentence: string): void {
    notice.value = { kind: 'hint', sentence }
  }

  function decline(failure: Failure): void {
    notice.value = { kind: 'declined', sentence: failure.sentence }
  }

  function refuse(failure: Failure): void {
    notice.value = { kind: 'trouble', sentence: failure.sentence }
  }

  function putAway(): void {
    notice.value = null
  }

  /** Waits for the clerk; null when the question was closed with Escape. */
  function ask<Id extends string>(question: Question<Id>): Promise<Id | null> {
    return new Promise((resolve) => {
      const answer = (id: string | null): void => {
        asked.value = waiting.shift() ?? null
        resolve(question.choices.find((choice) => choice.id === id)?.id ?? null)
      }
      if (asked.value === null) asked.value = { question, answer }
      else waiting.push({ question, answer })
    })
  }

  /** A failure that stops what the clerk wanted: said in a dialog, with the one way out. */
  async function report(title: string, failure: Failure): Promise<void> {
    await ask({
      title,
      sentences: [failure.sentence],
      choices: [{ id: 'understood', label: '知道了', look: 'primary' }],
    })
  }

  return { notice, asked, tell, hint, decline, refuse, putAway, ask, report }
})
