
"use strict";
// The page is whole without this script: it adds what happens when words are typed and names are chosen.
(() => {
  const find = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll("#articles tbody tr")];
  const sources = [...document.querySelectorAll("#people tbody tr, #organisations tbody tr")];
  const words = new Map([...rows, ...sources].map((row) => [row, row.textContent.toLowerCase()]));
  /** The numbers of the articles that are shown; none where all are. */
  let chosen = null;
  document.documentElement.classList.add("js");

  function update() {
    const wanted = find("find").value.toLowerCase().split(/\s+/);
    const has = (row) => wanted.every((word) => words.get(row).includes(word));
    sources.forEach((row) => { row.hidden = !has(row); });
    rows.forEach((row) => { row.hidden = !(has(row) && (!chosen || chosen.has(row.dataset.number))); });
    find("status").textContent = `${rows.filter((row) => !row.hidden).length} articles`;
  }

  function choose(name, numbers) {
    chosen = numbers && new Set(numbers.split(" "));
    find("chip").hidden = !chosen;
    // Words that were typed to find a name are not in the titles of its articles.
    if (chosen) find("find").value = "";
    find("chip-text").textContent = chosen ? `${chosen.size} of ${rows.length} articles: ${name}` : "";
    update();
    if (chosen) {
      find("list").prepend(find("chip"));
      find("list").scrollIntoView({ block: "start" });
    }
  }

  const pick = (event) => {
    const source = event.target.closest("[data-articles]");
    if (source && source.dataset.articles) choose(source.dataset.name, source.dataset.articles);
    return source;
  };
  find("find").addEventListener("input", update);
  find("chip-close").addEventListener("click", () => choose("", null));
  document.addEventListener("click", pick);
  document.addEventListener("keydown", (event) => {
    if ((event.key === "Enter" || event.key === " ") && event.target.tagName === "path" && pick(event)) event.preventDefault();
  });
})();
