// Where the focus goes when a dialog has opened: to what its template marks with data-first, not to its close button.

export function focusFirst(): void {
  const marked = [...document.querySelectorAll<HTMLElement>('[role="dialog"] [data-first]')].at(-1)
  const field = marked?.matches('input, textarea, button')
    ? marked
    : marked?.querySelector<HTMLElement>('input')
  field?.focus()
}
