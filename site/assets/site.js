// The theme switch, the place in the contents, and boxes that scroll.
(function () {
  "use strict";
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");

  // Theme: the choice is kept only while it differs from the system's.
  var button = document.querySelector(".theme");
  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
  }
  function show() {
    if (button) button.setAttribute("aria-pressed", String(isDark()));
  }
  function choose(theme) {
    var system = dark.matches ? "dark" : "light";
    if (theme === system) delete root.dataset.theme;
    else root.dataset.theme = theme;
    try {
      if (theme === system) localStorage.removeItem("fovea-theme");
      else localStorage.setItem("fovea-theme", theme);
    } catch (error) {
      // A page opened from a file may have no storage; the choice then lasts for the page.
    }
    show();
  }
  if (button) {
    button.addEventListener("click", function () {
      choose(isDark() ? "light" : "dark");
    });
  }
  dark.addEventListener("change", show);
  show();

  // Paper is white, whatever the screen shows.
  var beforePrint;
  addEventListener("beforeprint", function () {
    beforePrint = root.dataset.theme;
    root.dataset.theme = "light";
  });
  addEventListener("afterprint", function () {
    if (beforePrint) root.dataset.theme = beforePrint;
    else delete root.dataset.theme;
  });

  // Contents: mark the last heading above the upper third of the window.
  var links = Array.prototype.slice.call(document.querySelectorAll(".contents li a"));
  var headings = links.map(function (link) {
    return document.getElementById(decodeURIComponent(link.hash.slice(1)));
  });
  var here = document.querySelector(".contents .here");
  var current = -2;
  function mark() {
    var found = -1;
    headings.forEach(function (heading, number) {
      if (heading && heading.getBoundingClientRect().top < innerHeight / 3) found = number;
    });
    if (innerHeight + scrollY >= root.scrollHeight - 2 && scrollY > 0) found = links.length - 1;
    if (found === current) return;
    current = found;
    links.forEach(function (link, number) {
      if (number === found) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    if (here) here.textContent = found < 0 ? "" : links[found].textContent;
  }
  var waiting = false;
  function later() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(function () {
      waiting = false;
      mark();
    });
  }
  if (links.length) {
    addEventListener("scroll", later, { passive: true });
    addEventListener("resize", later);
    mark();
  }

  // The folded bar closes behind a click; the column of a wide window stays open.
  var fold = document.querySelector(".contents details");
  if (fold) {
    var wide = matchMedia("(min-width: 1100px)");
    wide.addEventListener("change", function () {
      fold.open = wide.matches;
    });
    fold.addEventListener("click", function (event) {
      if (event.target.closest("li a") && !wide.matches) fold.open = false;
    });
  }

  // A picture that scrolls can be reached by keyboard.
  function reach() {
    document.querySelectorAll(".picture, .table, .formula, pre.code").forEach(function (box) {
      if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) {
        box.tabIndex = 0;
      } else {
        box.removeAttribute("tabindex");
      }
    });
  }
  addEventListener("resize", reach);
  addEventListener("load", reach);
})();
