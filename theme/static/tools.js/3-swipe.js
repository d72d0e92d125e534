// A swipe leads to the article before or after. Not from the edges (the system's own gesture), with two fingers, while
// text is selected or the page is enlarged, slowly, or over what scrolls sideways by itself.
(() => {
  const story = document.querySelector(".story");
  let start;
  story?.addEventListener("touchstart", ({ touches: { 0: { clientX: x, clientY: y }, 1: second }, target, timeStamp: at }) => {
    const still = !second && !(visualViewport?.scale > 1.01) && !String(getSelection());
    start = still && x > 24 && x < innerWidth - 24 && !target.closest("table, pre") && { x, y, at };
  }, { passive: true });
  story?.addEventListener("touchend", ({ touches: { 0: second }, changedTouches: { 0: { clientX: x, clientY: y } }, timeStamp: at }) => {
    if (!start || second || at - start.at > 600 || String(getSelection())) return;
    const across = x - start.x;
    if (Math.abs(across) > Math.max(90, 3 * Math.abs(y - start.y))) document.querySelector(`.pager [rel=${across < 0 ? "next" : "prev"}]`)?.click();
  }, { passive: true });
})();
