// One report out of the files named on the command line: a single one, or text in one and tables in others.
import { joinRecognitions, type RecognizedFile } from '../shared/import/join-recognitions.ts'
import { success, type Outcome } from '../shared/notes.ts'
import { defaultProfile } from '../shared/report/model.ts'
import type { Io } from './io.ts'
import { load, type Loaded } from './load.ts'

export async function loadFiles(paths: readonly string[], io: Io): Promise<Outcome<Loaded>> {
  const files: Loaded[] = []
  for (const path of paths) {
    const loaded = await load(path, io)
    if (!loaded.ok) return loaded
    files.push(loaded.value)
  }
  const [first, ...others] = files
  if (first === undefined) throw new Error('no file was named')
  if (others.length === 0) return success(first)
  const joined = joinRecognitions([recognizedFile(first), ...others.map(recognizedFile)])
  if (!joined.ok) return joined
  const recognition = joined.value
  return success({
    fileName: files.map(({ fileName }) => fileName).join('、'),
    format: [...new Set(files.map(({ format }) => format))].join('、'),
    draft: { report: recognition.report, accepted: [], profile: defaultProfile },
    recognition,
    notes: [...recognition.notes, ...joined.notes],
  })
}

/** A loaded file's notes have those of its recognition among them. */
function recognizedFile({ fileName, recognition, notes }: Loaded): RecognizedFile {
  const own = new Set(recognition.notes)
  return { fileName, recognition, notes: notes.filter((note) => !own.has(note)) }
}
