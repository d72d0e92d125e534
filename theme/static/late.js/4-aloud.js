// Reading aloud is offered where the system has a Chinese voice; what does it is fetched at the first tap.
(() => {
  const button = document.querySelector("[data-do=aloud]");
  const voices = globalThis.speechSynthesis;
  if (!button || !voices) return;
  const offer = () => { button.hidden = !voices.getVoices().some((voice) => voice.lang.startsWith("zh")); };
  voices.addEventListener?.("voiceschanged", offer);
  offer();
  button.addEventListener("click", () => {
    voices.speak(new SpeechSynthesisUtterance("")); // iOS lets only a tap itself begin to speak
    document.head.append(Object.assign(document.createElement("script"), { src: button.dataset.with }));
  }, { once: true });
})();
