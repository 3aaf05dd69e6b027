// Word files made by hand and what is read of them: blocks, their words, the first grid.
import type { Block, Document, GridBlock } from '../../shared/document.ts'
import { readDocx } from '../../shared/import/read-docx.ts'
import { wordFile, type WordFile } from './office-package.ts'

/** `file` may be the body alone. */
export function readWord(file: WordFile | string): Promise<Document> {
  return readWordBytes(wordFile(typeof file === 'string' ? { body: file } : file))
}

export async function readWordBytes(bytes: Uint8Array): Promise<Document> {
  const outcome = await readDocx(bytes, 'a.docx')
  if (!outcome.ok) throw new Error(outcome.failure.sentence)
  return outcome.value
}

export const wordsOf = (block: Block): string =>
  block.kind === 'text' ? block.runs.map(({ text }) => text).join('') : block.kind

export async function linesOfWord(file: WordFile | string): Promise<readonly string[]> {
  return (await readWord(file)).blocks.map(wordsOf)
}

export async function gridOfWord(body: string): Promise<GridBlock> {
  const grid = (await readWord(body)).blocks.find((block) => block.kind === 'grid')
  if (grid === undefined) throw new Error('no grid')
  return grid
}
