// Says what was understood of the mark under the pointer, or of the one that the keyboard has reached.
(function () {
  "use strict";
  document.querySelectorAll(".marked").forEach(function (root) {
    var spans = JSON.parse(root.querySelector("script.spans").textContent);
    var text = root.querySelector(".text"), said = root.querySelector(".said"), card = root.querySelector(".card");
    var signs = Array.from(text.querySelectorAll(".b")), at = 0, kept = false, lit = [];

    function node(name, content) {
      var made = document.createElement(name);
      if (content !== undefined) made.textContent = content;
      return made;
    }

    function section(span) {
      var made = node("section"), head = node("h3", span[1]), list = node("dl");
      head.style.setProperty("--of", "var(--" + span[0] + ")");
      span[2].forEach(function (fact) { list.append(node("dt", fact[0]), node("dd", fact[1])); });
      made.append(head, list);
      return made;
    }

    function show(indices) {
      lit.forEach(function (one) { one.classList.remove("on"); });
      lit = Array.from(text.querySelectorAll('[data-e~="' + indices[0] + '"]'));
      lit.forEach(function (one) { one.classList.add("on"); });
      card.replaceChildren.apply(card, indices.map(function (index) { return section(spans[index]); }));
    }

    function over(sign) {
      var index = sign.dataset.b, next = sign.nextElementSibling;
      while (next && !next.dataset.e) next = next.nextElementSibling;
      var all = next ? next.dataset.e.split(" ") : [];
      return [index].concat(all.filter(function (one) { return one !== index; }));
    }

    function reach(position) {
      if (!signs.length) return;
      signs[at].tabIndex = -1;
      at = Math.max(0, Math.min(signs.length - 1, position));
      signs[at].tabIndex = 0;
      signs[at].focus();
    }

    function keep(on) {
      kept = on;
      said.classList.toggle("kept", on);
    }

    if (signs.length) signs[0].tabIndex = 0;
    text.addEventListener("pointerover", function (event) {
      var mark = event.target.closest("[data-e]");
      if (mark && !kept) show(mark.dataset.e.split(" "));
    });
    text.addEventListener("click", function (event) {
      var mark = event.target.closest("[data-e]");
      keep(Boolean(mark));
      if (mark) show(mark.dataset.e.split(" "));
    });
    text.addEventListener("focusin", function (event) {
      if (!event.target.dataset.b) return;
      signs[at].tabIndex = -1;
      at = signs.indexOf(event.target);
      signs[at].tabIndex = 0;
      show(over(event.target));
    });
    text.addEventListener("keydown", function (event) {
      var step = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: signs.length - 1 }[event.key];
      if (event.key === "Escape") keep(false);
      if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      reach(step);
    });
    window.addEventListener("hashchange", function () {
      var sign = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (sign && text.contains(sign) && sign.dataset.b) sign.focus({ preventScroll: true });
    });
  });
})();
