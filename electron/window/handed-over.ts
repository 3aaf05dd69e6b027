// The file a start was given: by a double click on a draft, by dragging it on the program, or in a terminal.
import { resolve } from 'node:path'

/** The first of the arguments that names a file, made absolute from where the start was made; null where none does. */
export function handedOver(
  arguments_: readonly string[],
  folder: string,
  isPackaged: boolean,
): string | null {
  // Without a package the first argument after the program is the program's own folder.
  const given = arguments_
    .slice(isPackaged ? 1 : 2)
    .find((argument) => argument !== '' && !argument.startsWith('-'))
  return given === undefined ? null : resolve(folder, given)
}
