// What was found in the book: a list, and marks on the pages.

import { make } from "./pages.js";

export class Found {
  constructor(list, onChoose) {
    this.list = list;
    this.onChoose = onChoose;
    this.items = [];
    this.chosen = -1;
  }

  show(items, folio) {
    const before = this.items[this.chosen];
    this.items = items;
    this.chosen = before ? items.findIndex((item) => item.code === before.code && item.place === before.place && item.message === before.message) : -1;
    this.list.replaceChildren(...items.map((item, number) => this.#entry(item, number, folio)));
    this.#current();
  }

  #entry(item, number, folio) {
    const entry = make("li", item.severity);
    const button = make("button");
    button.type = "button";
    const what = make("span", "what");
    what.append(text("code", item.code), text("severity", item.severity), text("where", item.page < 0 ? "" : folio(item.page)));
    button.append(what, text("message", item.message));
    if (item.hint) button.append(text("hint", `Hint: ${item.hint}`));
    if (item.place) button.append(text("place", item.place));
    button.addEventListener("click", () => this.choose(number));
    entry.append(button);
    return entry;
  }

  choose(number) {
    if (!this.items.length) return;
    this.chosen = (number + this.items.length) % this.items.length;
    this.#current();
    this.list.children[this.chosen].scrollIntoView({ block: "nearest" });
    this.onChoose(this.items[this.chosen]);
  }

  step(by) {
    this.choose(this.chosen < 0 ? (by > 0 ? 0 : -1) : this.chosen + by);
  }

  #current() {
    [...this.list.children].forEach((entry, number) => {
      if (number === this.chosen) entry.firstElementChild.setAttribute("aria-current", "true");
      else entry.firstElementChild.removeAttribute("aria-current");
    });
  }

  // The marks of a page, for Pages.mark.
  on(page) {
    return this.items.flatMap((item, number) => item.page !== page ? [] : [{
      marks: item.marks, kind: item.severity, label: item.code, chosen: number === this.chosen,
      title: `${item.code} ${item.title}: ${item.message}${item.hint ? ` (${item.hint})` : ""}`, onClick: () => this.choose(number),
    }]);
  }
}

function text(classes, words) {
  const element = make("span", classes);
  element.textContent = words;
  return element;
}
