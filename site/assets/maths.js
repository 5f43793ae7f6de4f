// Sets the formulas of a page with KaTeX; without it their source stays readable.
(function () {
  "use strict";
  document.querySelectorAll(".maths").forEach(function (element) {
    var source = element.textContent;
    try {
      katex.render(source, element, { displayMode: element.classList.contains("display") });
      element.classList.add("set");
      // A short formula stays on one line, with the comma behind it.
      if (element.offsetWidth < 160) element.classList.add("short");
    } catch (error) {
      element.textContent = source;
      element.title = error.message;
    }
  });
})();
