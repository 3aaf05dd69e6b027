// How a plain browser takes a file from the clerk and gives one back: a file input and a download.

/** null: the dialog was closed. */
export async function askForFile(accept: string): Promise<File | null> {
  const [file] = await askForFiles(accept, false)
  return file ?? null
}

/** None: the dialog was closed. */
export function askForFiles(accept: string, several = true): Promise<readonly File[]> {
  return filesOf((input) => {
    input.accept = accept
    input.multiple = several
  })
}

/** Every file in a folder, however deep, each with its way there; none: the dialog was closed, or there are none. */
export function askForFolder(): Promise<readonly File[]> {
  return filesOf((input) => (input.webkitdirectory = true))
}

function filesOf(prepare: (input: HTMLInputElement) => void): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    prepare(input)
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

export function download(name: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)]))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser needs the address until it has begun to save.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
