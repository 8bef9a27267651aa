// Put by the bench in every page, before anything else: when the first live result comes, how long
// the page is busy at once, how long each keystroke waits.
globalThis.observed = { first: 0, longest: 0, delays: [], typed: 0 };

new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) {
    observed.longest = Math.max(observed.longest, duration);
  }
}).observe({ type: "longtask", buffered: true });

addEventListener("input", () => (observed.typed = performance.now()), { capture: true });

// A page being read fills its prerendered result, and may show its example again: those are not live.
new MutationObserver((changes) => {
  const live = changes.some(
    ({ target }) =>
      target.nodeName === "OUTPUT" ||
      (document.readyState !== "loading" &&
        target.classList?.contains("calcul__sortie") &&
        !target.querySelector("[data-etat='exemple']")),
  );
  if (live) {
    observed.first ||= performance.now();
    document.documentElement.dataset.observed = "";
    if (observed.typed) {
      observed.delays.push(performance.now() - observed.typed);
      observed.typed = 0;
    }
  }
}).observe(document, { childList: true, subtree: true });
