// Copying a citation: the text that follows the button's line.
(() => {
  for (const button of document.querySelectorAll("[data-do=copy]")) {
    if (!navigator.clipboard) { button.hidden = true; continue; }
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.parentElement.nextElementSibling.textContent);
      button.textContent = button.dataset.done;
    });
  }
})();
