
"use strict";
// The page is whole without this script: it adds what happens on a click, a tap and a key.
(() => {
  const find = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, text, attributes = {}) => {
    const element = document.createElement(tag);
    element.textContent = text;
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    return element;
  };
  const say = (words) => { find("status").textContent = words; };

  document.documentElement.classList.add("js");
  readArticle();

  function readArticle() {
    const text = find("text");
    const card = find("card");
    const marks = all("mark[id]", text);
    const sections = all("section.table");
    /** The mark whose card stays open, the row whose words are shown, and how many of them were visited. */
    let pinned = null, chosenRow = null, visited = 0;

    // Marks.
    const kind = (mark) => mark.classList[0];
    const whole = (piece) => find(`m${piece.dataset.mark}`);
    const seen = (piece) => !text.classList.contains(`hide-${kind(piece)}`);
    const rowsOf = (mark) => mark.dataset.rows.split(" ").map(find);
    const marksOf = (row) => (row.dataset.marks || "").split(" ").filter(Boolean).map((number) => find(`m${number}`));
    const parts = Map.groupBy(all("mark", text), (piece) => piece.dataset.mark);
    const pieces = (mark) => parts.get(mark.dataset.mark);

    /** The innermost mark around an element that is not hidden by the filters. */
    function markAt(element) {
      let mark = element.closest("mark");
      while (mark && !seen(mark)) mark = mark.parentElement.closest("mark");
      return mark && whole(mark);
    }

    /** Exactly one mark can be reached with Tab; the arrow keys go to the others. */
    function reachable(mark) {
      marks.forEach((other) => { other.tabIndex = other === mark ? 0 : -1; });
    }

    function step(from, by) {
      const among = marks.filter(seen);
      const mark = among[among.indexOf(from) + by];
      if (mark) mark.focus();
    }

    function choose(chosen, current) {
      all("mark.chosen, mark.current", text).forEach((mark) => mark.classList.remove("chosen", "current"));
      chosen.forEach((mark) => pieces(mark).forEach((piece) => piece.classList.add("chosen")));
      if (current) pieces(current).forEach((piece) => piece.classList.add("current"));
    }

    // The card with the row of a mark.
    function facts(row) {
      const list = document.createElement("dl");
      const heads = all("thead th", row.closest("table"));
      [...row.cells].forEach((cell, at) => {
        if (cell.textContent && !cell.hasAttribute("data-plain")) {
          list.append(make("dt", heads[at].textContent), make("dd", cell.textContent, { dir: "auto" }));
        }
      });
      return list;
    }

    function show(mark, near, pin = false) {
      card.replaceChildren();
      rowsOf(mark).reverse().forEach((row) => card.append(make("h3", row.closest("section").dataset.one), facts(row)));
      pinned = pin ? mark : null;
      if (pin) card.append(actions(mark));
      card.hidden = false;
      place(near.getClientRects()[0] || near.getBoundingClientRect());
      say(`${kind(mark)}: ${mark.textContent}. ${all("dd", card).slice(0, 8).map((fact) => fact.textContent).join(", ")}`);
    }

    /** Puts the card beside the text, at the height of the words, so that the sentences around them can be read. */
    function place(box) {
      const lowest = innerHeight - card.offsetHeight - 8;
      card.style.top = `${Math.max(8, Math.min(box.top, lowest))}px`;
      card.style.left = `${find("tables").getBoundingClientRect().left}px`;
      // On a phone there is no room beside the text: the card is at the bottom of the screen.
      const { top, bottom } = card.getBoundingClientRect();
      if (pinned && top < box.bottom && bottom > box.top) scrollBy(0, box.bottom - top + 16);
    }

    function actions(mark) {
      const list = make("div", "", { class: "actions" });
      const add = (label, action) => {
        const button = make("button", label, { type: "button" });
        button.addEventListener("click", action);
        list.append(button);
      };
      const rows = rowsOf(mark);
      add("Row in the table", () => openRow(rows[rows.length - 1], true));
      const speaker = rows.map((row) => row.dataset.speaker).find(Boolean);
      if (speaker) add("All their quotes", () => filterQuotes(speaker));
      add("Close", () => hide(true));
      return list;
    }

    function hide(refocus = false) {
      if (refocus && pinned) pinned.focus();
      card.hidden = true;
      pinned = null;
    }

    // Tables.
    function openTable(section) {
      sections.forEach((other) => { other.hidden = other !== section; });
      all("button", find("tabs")).forEach((tab) => {
        const selected = tab.getAttribute("aria-controls") === section.id;
        tab.setAttribute("aria-selected", selected);
        tab.tabIndex = selected ? 0 : -1;
      });
    }

    function markRows(rows) {
      all("tr.chosen").forEach((row) => row.classList.remove("chosen"));
      rows.forEach((row) => row.classList.add("chosen"));
    }

    /** Opens the table of a row and brings the row in sight, within its pane or, when asked, on the page. */
    function openRow(row, scrollPage) {
      if (row.hidden) showAllQuotes();
      openTable(row.closest("section"));
      if (scrollPage) {
        row.scrollIntoView({ block: "center" });
        const link = row.querySelector("a");
        if (link) link.focus({ preventScroll: true });
      } else {
        const pane = row.closest(".side");
        const above = row.getBoundingClientRect().top - pane.getBoundingClientRect().top;
        if (pane.scrollHeight > pane.clientHeight) pane.scrollTop += above - pane.clientHeight / 2;
      }
    }

    /** Shows the words of a row; again and again, the next of them. */
    function visit(row) {
      const words = marksOf(row);
      if (!words.length) return;
      visited = chosenRow === row ? (visited + 1) % words.length : 0;
      chosenRow = row;
      const current = words[visited];
      words.map(kind).forEach((name) => setKind(name, true));
      markRows([row]);
      choose(words, current);
      reachable(current);
      hide();
      current.scrollIntoView({ block: "center" });
      say(`${visited + 1} of ${words.length} in the text: ${current.textContent}`);
    }

    // The quotes of one speaker.
    const quoteRows = all("#quotes tbody tr");

    function filterQuotes(speaker) {
      const theirs = quoteRows.filter((row) => row.dataset.speaker === speaker);
      if (!theirs.length) return;
      quoteRows.forEach((row) => { row.hidden = !theirs.includes(row); });
      find("chip-text").textContent = `${theirs.length} of ${quoteRows.length} quotes: ${theirs[0].dataset.name}`;
      find("chip").hidden = false;
      openTable(find("quotes"));
      setKind("quote", true);
      markRows(theirs);
      const words = theirs.flatMap(marksOf);
      choose(words, words[0]);
      hide();
      words[0].scrollIntoView({ block: "center" });
      say(find("chip-text").textContent);
    }

    function showAllQuotes() {
      quoteRows.forEach((row) => { row.hidden = false; });
      find("chip").hidden = true;
      markRows([]);
      choose([]);
    }

    // Filters by kind.
    function setKind(name, on) {
      text.classList.toggle(`hide-${name}`, !on);
      const button = document.querySelector(`.kinds button[data-kind="${name}"]`);
      if (button) button.setAttribute("aria-pressed", on);
    }

    all(".kinds button").forEach((button) => button.addEventListener("click", () => {
      setKind(button.dataset.kind, button.getAttribute("aria-pressed") !== "true");
      reachable(marks.find(seen));
      hide();
    }));

    // Tabs.
    sections.forEach((section) => {
      const tab = make("button", section.dataset.tab, { type: "button", role: "tab", "aria-controls": section.id, id: `tab-${section.id}` });
      tab.addEventListener("click", () => openTable(section));
      section.setAttribute("role", "tabpanel");
      section.setAttribute("aria-labelledby", tab.id);
      section.querySelector("h2").hidden = true;
      find("tabs").append(tab);
    });
    find("tabs").hidden = false;
    find("tabs").addEventListener("keydown", (event) => {
      const tabs = all("button", find("tabs"));
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      const tab = tabs[(tabs.indexOf(event.target) + by + tabs.length) % tabs.length];
      tab.click();
      tab.focus();
    });
    if (sections.length) openTable(find("quotes") || sections[0]);
    find("all-columns").addEventListener("change", (event) => {
      find("tables").classList.toggle("every-column", event.target.checked);
    });

    // What happens on the page.
    text.addEventListener("mouseover", (event) => {
      const mark = markAt(event.target);
      if (mark && !pinned && matchMedia("(hover: hover)").matches) show(mark, event.target.closest("mark"));
    });
    text.addEventListener("mouseout", () => { if (!pinned && document.activeElement.tagName !== "MARK") hide(); });
    text.addEventListener("focusin", (event) => {
      const mark = markAt(event.target);
      // A finger or the mouse gets the card with its click: sooner, it would come between the two.
      if (mark && pinned !== mark && event.target.matches(":focus-visible")) { reachable(mark); show(mark, mark); }
    });
    text.addEventListener("focusout", () => { if (!pinned) hide(); });
    text.addEventListener("click", (event) => {
      const mark = markAt(event.target);
      if (!mark) return;
      const rows = rowsOf(mark);
      reachable(mark);
      choose([mark], mark);
      markRows(rows);
      openRow(rows[rows.length - 1], false);
      show(mark, event.target.closest("mark"), true);
    });
    text.addEventListener("keydown", (event) => {
      const mark = event.target.tagName === "MARK" && whole(event.target);
      if (!mark) return;
      const go = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (go) step(mark, go);
      else if (event.key === "Enter") { markRows(rowsOf(mark)); openRow(rowsOf(mark)[0], true); }
      else return;
      event.preventDefault();
    });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(true); });
    document.addEventListener("click", (event) => {
      const speaker = event.target.closest("button[data-speaker]");
      const row = event.target.closest("tr[data-marks]");
      const link = event.target.closest("a[data-row]");
      if (speaker) filterQuotes(speaker.dataset.speaker);
      else if (link) { event.preventDefault(); openTable(find(link.dataset.row).closest("section")); visit(find(link.dataset.row)); }
      else if (row) { event.preventDefault(); visit(row); }
      else if (pinned && !event.target.closest("#card, mark")) hide();
    });
    find("chip-close").addEventListener("click", showAllQuotes);
    if (marks.length) reachable(marks[0]);
  }
})();
