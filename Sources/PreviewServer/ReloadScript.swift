/// What a served page does when it is told how the site is now.
enum ReloadScript {
  static let text = """
    (function () {
      "use strict";
      var own = document.currentScript.dataset;
      var page = own.page, styles = own.styles, stream = null, banner = null;
      var place = "preview-place " + location.pathname;

      // Where the reader was when the page loaded itself again.
      function goBack() {
        try {
          var saved = JSON.parse(sessionStorage.getItem(place));
          sessionStorage.removeItem(place);
          if (!saved) return;
          var go = function () { scrollTo({left: saved[0], top: saved[1], behavior: "instant"}); };
          go();
          addEventListener("load", go);
        } catch (error) {}
      }

      function loadAgain() {
        try { sessionStorage.setItem(place, JSON.stringify([scrollX, scrollY])); } catch (error) {}
        location.reload();
      }

      // The old sheet stays until the new one is there, so nothing flickers.
      function exchangeStyles(version) {
        document.querySelectorAll('link[rel="stylesheet"]').forEach(function (old) {
          var address = new URL(old.href);
          if (address.origin !== location.origin) return;
          address.searchParams.set("preview", version);
          var sheet = old.cloneNode();
          sheet.href = address.href;
          sheet.onload = sheet.onerror = function () { old.remove(); };
          old.after(sheet);
        });
      }

      function show(words) {
        if (!words) {
          if (banner) banner.remove();
          banner = null;
          return;
        }
        if (!banner) {
          banner = document.createElement("pre");
          banner.setAttribute("role", "alert");
          banner.id = "preview-failure";
          banner.style.cssText = "position:fixed;z-index:2147483647;left:0;right:0;bottom:0;" +
            "max-height:50vh;overflow:auto;margin:0;padding:1em;white-space:pre-wrap;" +
            "background:#7a1010;color:#fff;font:14px/1.4 monospace";
          document.body.append(banner);
        }
        if (banner.textContent !== words) banner.textContent = words;
      }

      function hear(event) {
        var now = JSON.parse(event.data);
        if (now.page && now.page !== page) return loadAgain();
        if (now.page && now.styles !== styles) exchangeStyles(styles = now.styles);
        show(now.failure);
      }

      // A browser keeps six connections to a server; pages that nobody sees leave theirs to others.
      function listen() {
        if (document.hidden) {
          if (stream) stream.close();
          stream = null;
        } else if (!stream || stream.readyState === EventSource.CLOSED) {
          stream = new EventSource("/.preview/events");
          stream.onmessage = hear;
        }
      }

      goBack();
      listen();
      document.addEventListener("visibilitychange", listen);
      // Back and forward may show a page as it was left, with a stream that has ended.
      addEventListener("pagehide", function () { if (stream) stream.close(); stream = null; });
      addEventListener("pageshow", listen);
    })();

    """
}
