/**
 * A browser may keep a page as it was and show it again on "back", without a request. What was kept
 * is hidden as it goes, and loaded anew when it comes back: whoever signed out meanwhile sees the
 * door.
 */
export function reloadKeptPages(root: HTMLElement) {
  window.addEventListener('pagehide', ({ persisted }) => {
    if (persisted) root.style.display = 'none'
  })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) window.location.reload()
  })
}
