// A swipe leads to the article before or after. Not from the edges (the system's own gesture), with two fingers, while
// text is selected or the page is enlarged, slowly, or where something scrolls sideways by itself.
(() => {
  const story = document.querySelector(".story");
  if (!story) return;
  let start = null;
  const sideways = (node) => {
    for (let at = node; at && at !== story; at = at.parentElement) if (at.scrollWidth > at.clientWidth + 1 && getComputedStyle(at).overflowX !== "visible") return true;
    return false;
  };
  story.addEventListener("touchstart", (event) => {
    const touch = event.touches[0];
    const still = event.touches.length === 1 && (visualViewport?.scale || 1) < 1.01 && !String(getSelection());
    const inside = touch.clientX > 24 && touch.clientX < innerWidth - 24 && !sideways(event.target);
    start = still && inside ? { x: touch.clientX, y: touch.clientY, at: event.timeStamp } : null;
  }, { passive: true });
  story.addEventListener("touchend", (event) => {
    const touch = event.changedTouches[0];
    if (!start || event.touches.length || event.timeStamp - start.at > 600 || String(getSelection())) return;
    const [across, down] = [touch.clientX - start.x, touch.clientY - start.y];
    if (Math.abs(across) < 90 || Math.abs(across) < 3 * Math.abs(down)) return;
    document.querySelector(`.pager a[rel=${across < 0 ? "next" : "prev"}]`)?.click();
  }, { passive: true });
})();
