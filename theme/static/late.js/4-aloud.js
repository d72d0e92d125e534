// Reading aloud, where the system has a Chinese voice: one utterance a sentence, since some engines stop after 15 seconds.
(() => {
  const button = document.querySelector("[data-do=aloud]");
  const voices = globalThis.speechSynthesis;
  if (!button || !voices) return;
  const language = { "zh-Hant-HK": "zh-HK", "zh-Hant": "zh-TW", "zh-Hant-TW": "zh-TW" }[document.documentElement.lang] || "zh-CN";
  const fits = (voice) => voice.lang.replace("_", "-").startsWith("zh");
  const best = () => voices.getVoices().find((voice) => voice.lang.replace("_", "-") === language) || voices.getVoices().find(fits);
  const offer = () => { button.hidden = !best(); };
  voices.addEventListener?.("voiceschanged", offer);
  offer();
  const say = (on) => {
    button.setAttribute("aria-pressed", on);
    button.textContent = on ? button.dataset.on : button.dataset.off;
  };
  const sentences = () => [...document.querySelectorAll(".story h1, .story .deck, .body :is(p, li, h2, h3)")]
    .flatMap((part) => part.textContent.match(/[^。！？；]+[。！？；]?[”’」』）]*/g) || []);
  button.addEventListener("click", () => {
    if (voices.speaking) { voices.cancel(); say(false); return; }
    say(true);
    const texts = sentences();
    texts.forEach((text, number) => {
      const part = new SpeechSynthesisUtterance(text);
      part.lang = language;
      part.voice = best();
      if (number === texts.length - 1) part.onend = () => say(false);
      voices.speak(part);
    });
  });
  addEventListener("pagehide", () => voices.cancel());
})();
