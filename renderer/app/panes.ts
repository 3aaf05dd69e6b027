// F6 and Shift+F6: the focus goes round the panes of the page, as in other office programs. A pane is marked by
// data-pane in its template and takes the focus itself or gives it to its first field.

export function focusPane(back: boolean): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.offsetParent !== null,
  )
  if (panes.length === 0) return
  const here = panes.findIndex((pane) => pane.contains(document.activeElement))
  const step = back ? -1 : 1
  const next = here === -1 ? 0 : (here + step + panes.length) % panes.length
  const pane = panes[next]
  const first = pane?.querySelector<HTMLElement>(
    '[tabindex="0"], button:not([disabled]), input:not([tabindex="-1"]), a[href], [contenteditable="true"]',
  )
  ;(first ?? pane)?.focus()
}
