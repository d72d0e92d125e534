// Reads the article aloud, from its headline on: one utterance a sentence, since some engines stop after 15 seconds.
// Fetched when a reader first asks for it (late.js/0-use.js).
"use strict";
(() => {
  const button = document.querySelector("[data-do=aloud]");
  const voices = globalThis.speechSynthesis;
  const language = { "zh-Hant-HK": "zh-HK", "zh-Hant": "zh-TW", "zh-Hant-TW": "zh-TW" }[document.documentElement.lang] || "zh-CN";
  const tag = (voice) => voice.lang.replace("_", "-");
  const best = () => voices.getVoices().find((voice) => tag(voice) === language) || voices.getVoices().find((voice) => tag(voice).startsWith("zh"));
  const show = (on) => {
    button.setAttribute("aria-pressed", on);
    button.textContent = on ? button.dataset.on : button.dataset.off;
  };
  const sentences = () => [...document.querySelectorAll(".story h1, .story .deck, .body :is(p, li:not(:has(p)), h2, h3)")]
    .flatMap((part) => part.textContent.match(/[^。！？；]+[。！？；]?[”’」』）]*/g) || []);
  const read = () => {
    voices.cancel();
    show(true);
    const texts = sentences();
    texts.forEach((text, number) => {
      const part = new SpeechSynthesisUtterance(text);
      part.lang = language;
      part.voice = best();
      if (number === texts.length - 1) part.onend = () => show(false);
      voices.speak(part);
    });
  };
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "false") { read(); return; }
    voices.cancel();
    show(false);
  });
  addEventListener("pagehide", () => voices.cancel());
})();
