// Reading aloud is offered where the system has a Chinese voice; what does it is fetched at the first tap.
(() => {
  const button = document.querySelector("[data-do=aloud]");
  const voices = globalThis.speechSynthesis;
  if (!button || !voices) return;
  (voices.onvoiceschanged = () => { button.hidden = !voices.getVoices().some(({ lang }) => lang.startsWith("zh")); })();
})();
