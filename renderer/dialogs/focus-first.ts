// Where the focus goes when a dialog has opened: to what its template marks with data-first, not to its close button.

export function focusFirst(): void {
  const marked = [...document.querySelectorAll<HTMLElement>('[role="dialog"] [data-first]')]
    .filter((element) => element.checkVisibility())
    .at(-1)
  const fields = 'input, textarea, button'
  const field = marked?.matches(fields) ? marked : marked?.querySelector<HTMLElement>(fields)
  field?.focus()
}
