// Sets the formulas of a page with KaTeX; without it their source stays readable.
(function () {
  "use strict";
  document.querySelectorAll(".maths").forEach(function (element) {
    var source = element.textContent;
    try {
      katex.render(source, element, { displayMode: element.classList.contains("display") });
      element.classList.add("set");
    } catch (error) {
      element.textContent = source;
      element.title = error.message;
    }
  });
})();
